package io.parley.transforms.emit.format;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Column;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Rows in Parquet's terms. Lists have the three levels that the format's LogicalTypes.md asks for
 * ({@code list.element}), and everything may be null, as in the files that Arrow writes: readers
 * that compare schemas then see no difference.
 */
final class ExampleRows extends WriteSupport<Example> {
  private static final String LIST = "list";
  private static final String ELEMENT = "element";
  private static final String ROLE = "role";
  private static final String CONTENT = "content";

  private final List<Column> columns;
  private RecordConsumer out;

  ExampleRows(List<Column> columns) {
    this.columns = columns;
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema(), Map.of());
  }

  /** The library's contract asks for it, deprecated as it is. */
  @Deprecated
  @Override
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("written without Hadoop");
  }

  private MessageType schema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (Column column : columns) {
      schema.addField(
          switch (column.type()) {
            case STRING -> text(column.name());
            case BOOLEAN -> Types.optional(BOOLEAN).named(column.name());
            case NUMBER -> Types.optional(DOUBLE).named(column.name());
            case STRINGS -> list(column.name(), text(ELEMENT));
            case BOOLEANS -> list(column.name(), Types.optional(BOOLEAN).named(ELEMENT));
            case INTS -> list(column.name(), Types.optional(INT32).named(ELEMENT));
            case MESSAGES ->
                list(
                    column.name(),
                    Types.optionalGroup().addFields(text(ROLE), text(CONTENT)).named(ELEMENT));
          });
    }
    return schema.named("row");
  }

  private static Type text(String name) {
    return Types.optional(BINARY).as(stringType()).named(name);
  }

  private static Type list(String name, Type element) {
    return Types.optionalList().element(element).named(name);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(Example row) {
    out.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = column.value().apply(row);
      if (value != null) {
        out.startField(column.name(), i);
        write(column.type(), value);
        out.endField(column.name(), i);
      }
    }
    out.endMessage();
  }

  private void write(Column.Type type, Object value) {
    switch (type) {
      case STRING -> write((String) value);
      case STRINGS -> writeList((List<?>) value, text -> write((String) text));
      case BOOLEANS -> writeList((List<?>) value, bool -> out.addBoolean((Boolean) bool));
      case BOOLEAN -> out.addBoolean((Boolean) value);
      case NUMBER -> out.addDouble((Double) value);
      case INTS -> writeInts((int[]) value);
      case MESSAGES -> writeList((List<?>) value, message -> write((Message) message));
    }
  }

  private void write(String text) {
    out.addBinary(Binary.fromString(text));
  }

  private void write(Message message) {
    out.startGroup();
    out.startField(ROLE, 0);
    write(message.role().label());
    out.endField(ROLE, 0);
    out.startField(CONTENT, 1);
    write(message.content());
    out.endField(CONTENT, 1);
    out.endGroup();
  }

  private void writeList(List<?> items, Consumer<Object> writer) {
    startList(items.size());
    for (Object item : items) {
      startElement();
      writer.accept(item);
      endElement();
    }
    endList(items.size());
  }

  private void writeInts(int[] numbers) {
    startList(numbers.length);
    for (int number : numbers) {
      startElement();
      out.addInteger(number);
      endElement();
    }
    endList(numbers.length);
  }

  /** Parquet has no fields without values: an empty list is a group with nothing in it. */
  private void startList(int size) {
    out.startGroup();
    if (size > 0) {
      out.startField(LIST, 0);
    }
  }

  private void endList(int size) {
    if (size > 0) {
      out.endField(LIST, 0);
    }
    out.endGroup();
  }

  private void startElement() {
    out.startGroup();
    out.startField(ELEMENT, 0);
  }

  private void endElement() {
    out.endField(ELEMENT, 0);
    out.endGroup();
  }
}
