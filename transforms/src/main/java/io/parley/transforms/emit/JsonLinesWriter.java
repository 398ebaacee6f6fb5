package io.parley.transforms.emit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One JSON object a line, its columns in the view's order, absent values as null. */
final class JsonLinesWriter implements RowWriter<Example> {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<Column> columns;
  private final JsonGenerator out;

  JsonLinesWriter(List<Column> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.out = JSON.createGenerator(out);
    this.out.setRootValueSeparator(null);
  }

  @Override
  public void write(Example row) throws IOException {
    out.writeStartObject();
    for (Column column : columns) {
      out.writeFieldName(column.name());
      writeValue(column.type(), column.value().apply(row));
    }
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void writeValue(Column.Type type, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
      return;
    }
    switch (type) {
      case STRING -> out.writeString((String) value);
      case INTS -> out.writeArray((int[]) value, 0, ((int[]) value).length);
      case STRINGS -> writeList((List<?>) value, text -> out.writeString((String) text));
      case BOOLEANS -> writeList((List<?>) value, bool -> out.writeBoolean((Boolean) bool));
      case MESSAGES -> writeList((List<?>) value, message -> writeMessage((Message) message));
    }
  }

  private interface ItemWriter {
    void write(Object item) throws IOException;
  }

  private void writeList(List<?> items, ItemWriter writer) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      writer.write(item);
    }
    out.writeEndArray();
  }

  private void writeMessage(Message message) throws IOException {
    out.writeStartObject();
    out.writeStringField("role", message.role().label());
    out.writeStringField("content", message.content());
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
