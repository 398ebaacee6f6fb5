package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One JSON object a line, its columns in the view's order, absent values as null. */
final class JsonLinesWriter extends JsonLines<Example> {
  private final List<Column> columns;

  JsonLinesWriter(List<Column> columns, OutputStream out) throws IOException {
    super(out);
    this.columns = columns;
  }

  @Override
  protected void writeFields(Example row) throws IOException {
    for (Column column : columns) {
      out.writeFieldName(column.name());
      writeValue(column.type(), column.value().apply(row));
    }
  }

  private void writeValue(Column.Type type, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
      return;
    }
    switch (type) {
      case STRING -> out.writeString((String) value);
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case NUMBER -> out.writeNumber((Double) value);
      case INTS -> out.writeArray((int[]) value, 0, ((int[]) value).length);
      case STRINGS -> writeList((List<?>) value, text -> out.writeString((String) text));
      case BOOLEANS -> writeList((List<?>) value, bool -> out.writeBoolean((Boolean) bool));
      case MESSAGES ->
          writeList((List<?>) value, message -> Messages.write((Message) message, out));
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
}
