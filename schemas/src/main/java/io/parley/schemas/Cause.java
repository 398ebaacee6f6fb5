package io.parley.schemas;

import java.util.Objects;

/**
 * A reason and what was found.
 *
 * @param detail numbers and names of rules, never a user's text; may be empty
 */
public record Cause(Reason reason, String detail) {
  public Cause {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  public static Cause of(Reason reason) {
    return new Cause(reason, "");
  }
}
