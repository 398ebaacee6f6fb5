package io.parley.transforms.emit;

import io.parley.transforms.emit.format.JsonLines;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a term, a line each. */
final class VocabularyWriter extends JsonLines<VocabularyEntry> {
  VocabularyWriter(OutputStream out) throws IOException {
    super(out);
  }

  @Override
  protected void writeFields(VocabularyEntry entry) throws IOException {
    out.writeStringField("language", entry.language());
    out.writeStringField("term", entry.term());
    out.writeNumberField("term_frequency", entry.occurrences());
    out.writeNumberField("document_frequency", entry.documents());
  }
}
