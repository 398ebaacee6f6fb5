package io.parley.transforms.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;

/** The bytes of a {@link Histogram}. */
final class HistogramCoder extends AtomicCoder<Histogram> {
  private static final long serialVersionUID = 1L;

  static final HistogramCoder INSTANCE = new HistogramCoder();

  private HistogramCoder() {}

  @Override
  public void encode(Histogram histogram, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(histogram.toBytes(), out);
  }

  @Override
  public Histogram decode(InputStream in) throws IOException {
    return Histogram.fromBytes(ByteArrayCoder.of().decode(in));
  }
}
