package io.parley.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The bytes of a {@link Verdict}. */
public final class VerdictCoder extends RecordCoder<Verdict> {
  private static final long serialVersionUID = 1L;

  private static final VerdictCoder INSTANCE = new VerdictCoder();

  private VerdictCoder() {}

  public static VerdictCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Verdict.class), INSTANCE);
  }

  @Override
  public void encode(Verdict verdict, OutputStream out) throws IOException {
    Wire.writeSlot(verdict.slot(), out);
    Wire.writeString(verdict.conversation(), out);
    Wire.writeInt(verdict.turn() + 1, out);
    Wire.writeEnum(verdict.reason(), out);
    Wire.writeString(verdict.winner(), out);
    Wire.writeLong(verdict.bytes(), out);
    Wire.writeFixed(Double.doubleToLongBits(verdict.similarity()), out);
  }

  @Override
  public Verdict decode(InputStream in) throws IOException {
    return new Verdict(
        Wire.readSlot(in),
        Wire.readString(in),
        Wire.readInt(in) - 1,
        Wire.readEnum(Reason.values(), in),
        Wire.readString(in),
        Wire.readLong(in),
        Double.longBitsToDouble(Wire.readFixed(in)));
  }
}
