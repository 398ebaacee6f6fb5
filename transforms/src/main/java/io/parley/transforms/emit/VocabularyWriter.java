package io.parley.transforms.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a term, a line each. */
final class VocabularyWriter implements RowWriter<VocabularyEntry> {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  VocabularyWriter(OutputStream out) throws IOException {
    this.out = JSON.createGenerator(out);
    this.out.setRootValueSeparator(null);
  }

  @Override
  public void write(VocabularyEntry entry) throws IOException {
    out.writeStartObject();
    out.writeStringField("language", entry.language());
    out.writeStringField("term", entry.term());
    out.writeNumberField("term_frequency", entry.occurrences());
    out.writeNumberField("document_frequency", entry.documents());
    out.writeEndObject();
    out.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
