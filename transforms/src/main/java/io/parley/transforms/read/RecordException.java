package io.parley.transforms.read;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Objects;

/** A record that gives no post. Reading goes on behind it. */
final class RecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Cause cause;

  /**
   * @param detail numbers and names of fields, never a user's text
   */
  RecordException(Reason reason, String detail) {
    // Broken records can be many and expected: no stack trace.
    super(reason.label() + ": " + detail, null, false, false);
    this.cause = new Cause(reason, Objects.requireNonNull(detail, "detail"));
  }

  /** Why the record gives no post. */
  Cause toCause() {
    return cause;
  }
}
