package io.parley.transforms.emit;

import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** The bytes of a {@link Routed}. */
final class RoutedCoder extends AtomicCoder<Routed> {
  private static final long serialVersionUID = 1L;

  static final RoutedCoder INSTANCE = new RoutedCoder();

  private RoutedCoder() {}

  @Override
  public void encode(Routed routed, OutputStream out) throws IOException {
    VarIntCoder.of().encode(routed.kind().ordinal(), out);
    VarIntCoder.of().encode(routed.slot().split().ordinal(), out);
    BigEndianLongCoder.of().encode(routed.slot().order(), out);
    StringUtf8Coder.of().encode(routed.id(), out);
    ByteArrayCoder.of().encode(routed.payload(), out);
  }

  @Override
  public Routed decode(InputStream in) throws IOException {
    return new Routed(
        Routed.Kind.values()[VarIntCoder.of().decode(in)],
        new Slot(Split.values()[VarIntCoder.of().decode(in)], BigEndianLongCoder.of().decode(in)),
        StringUtf8Coder.of().decode(in),
        ByteArrayCoder.of().decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
