package io.parley.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** What the hand-written coders share: their bytes are a pure function of an immutable value. */
abstract class RecordCoder<T> extends AtomicCoder<T> {
  private static final long serialVersionUID = 1L;

  abstract void write(T value, OutputStream out) throws IOException;

  abstract T read(InputStream in) throws IOException;

  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    write(value, out);
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    return read(in);
  }

  @Override
  public final void verifyDeterministic() {}

  /** Records compare by value, so no bytes are needed to compare them. */
  @Override
  public final boolean consistentWithEquals() {
    return true;
  }
}
