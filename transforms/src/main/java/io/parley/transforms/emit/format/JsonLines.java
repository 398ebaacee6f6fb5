package io.parley.transforms.emit.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one JSON object a row, a line each. */
public abstract class JsonLines<T> implements RowWriter<T> {
  private static final JsonFactory JSON = new JsonFactory();

  protected final JsonGenerator out;

  protected JsonLines(OutputStream out) throws IOException {
    this.out = JSON.createGenerator(out);
    this.out.setRootValueSeparator(null);
  }

  /** Writes the fields of a row's object to {@link #out}. */
  protected abstract void writeFields(T row) throws IOException;

  @Override
  public final void write(T row) throws IOException {
    out.writeStartObject();
    writeFields(row);
    out.writeEndObject();
    out.writeRaw('\n');
  }

  @Override
  public final void close() throws IOException {
    out.close();
  }
}
