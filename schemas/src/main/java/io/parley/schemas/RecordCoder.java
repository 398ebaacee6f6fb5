package io.parley.schemas;

import org.apache.beam.sdk.coders.AtomicCoder;

/** What the hand-written coders share: their bytes are a pure function of an immutable value. */
abstract class RecordCoder<T> extends AtomicCoder<T> {
  private static final long serialVersionUID = 1L;

  /** Records compare by value, so no bytes are needed to compare them. */
  @Override
  public final boolean consistentWithEquals() {
    return true;
  }
}
