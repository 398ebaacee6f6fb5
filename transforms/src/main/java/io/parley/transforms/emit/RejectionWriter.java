package io.parley.transforms.emit;

import io.parley.schemas.Rejection;
import io.parley.transforms.emit.format.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** One JSON object a rejection, a line each; absent values are left out. */
final class RejectionWriter extends JsonLines<Rejection> {
  RejectionWriter(OutputStream out) throws IOException {
    super(out);
  }

  @Override
  protected void writeFields(Rejection rejection) throws IOException {
    out.writeStringField("unit", rejection.unit().name().toLowerCase(Locale.ROOT));
    out.writeStringField("id", rejection.id());
    writeOptional("conversation", rejection.conversation());
    out.writeStringField("stage", rejection.cause().reason().stage().label());
    out.writeStringField("reason", rejection.cause().reason().label());
    if (!rejection.cause().detail().isEmpty()) {
      out.writeStringField("detail", rejection.cause().detail());
    }
    if (rejection.winner() != null) {
      out.writeStringField("winner", rejection.winner());
      out.writeNumberField("similarity", rejection.similarity());
    }
    out.writeStringField("path", rejection.origin().path());
    out.writeNumberField("offset", rejection.origin().offset());
    writeOptional("license", rejection.origin().licence());
    writeOptional("excerpt", rejection.excerpt());
  }

  private void writeOptional(String name, String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }
}
