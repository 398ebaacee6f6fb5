package io.parley.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The bytes of a {@link Draft}. */
public final class DraftCoder extends RecordCoder<Draft> {
  private static final long serialVersionUID = 1L;

  private static final DraftCoder INSTANCE = new DraftCoder();

  private DraftCoder() {}

  public static DraftCoder of() {
    return INSTANCE;
  }

  /** How Beam finds this coder for the record's annotation. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(Draft.class), INSTANCE);
  }

  @Override
  public void encode(Draft draft, OutputStream out) throws IOException {
    ConversationCoder.of().encode(draft.conversation(), out);
    Wire.writeList(draft.markups(), Wire::writeEnum, out);
    Wire.writeList(draft.authors(), Wire::writeString, out);
  }

  @Override
  public Draft decode(InputStream in) throws IOException {
    return new Draft(
        ConversationCoder.of().decode(in),
        Wire.readList(i -> Wire.readEnum(Markup.values(), i), in),
        Wire.readList(Wire::readString, in));
  }
}
