package io.parley.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The bytes of a {@link Rejection}. */
public final class RejectionCoder extends RecordCoder<Rejection> {
  private static final long serialVersionUID = 1L;

  private static final RejectionCoder INSTANCE = new RejectionCoder();

  private RejectionCoder() {}

  public static RejectionCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Rejection.class), INSTANCE);
  }

  @Override
  public void encode(Rejection rejection, OutputStream out) throws IOException {
    Wire.writeEnum(rejection.unit(), out);
    Wire.writeString(rejection.id(), out);
    Wire.writeNullable(rejection.conversation(), Wire::writeString, out);
    Wire.writeCause(rejection.cause(), out);
    Wire.writeNullable(rejection.winner(), Wire::writeString, out);
    Wire.writeFixed(Double.doubleToLongBits(rejection.similarity()), out);
    Wire.writeOrigin(rejection.origin(), out);
    Wire.writeNullable(rejection.excerpt(), Wire::writeString, out);
  }

  @Override
  public Rejection decode(InputStream in) throws IOException {
    return new Rejection(
        Wire.readEnum(Rejection.Unit.values(), in),
        Wire.readString(in),
        Wire.readNullable(Wire::readString, in),
        Wire.readCause(in),
        Wire.readNullable(Wire::readString, in),
        Double.longBitsToDouble(Wire.readFixed(in)),
        Wire.readOrigin(in),
        Wire.readNullable(Wire::readString, in));
  }
}
