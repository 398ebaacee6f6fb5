package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of a {@code tf.train.Example}, by {@code tensorflow/core/example/example.proto} and
 * {@code feature.proto}.
 */
final class TfExample {
  /** Fields of one message, all of them with a length in front. */
  private static final int FEATURES = 1;

  private static final int ENTRY = 1;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int BYTES_LIST = 1;
  private static final int INT64_LIST = 3;
  private static final int LIST_VALUE = 1;

  private TfExample() {}

  /**
   * Encodes a row.
   *
   * @param columns in the order of their names
   */
  static byte[] encode(List<Column> columns, Example row) {
    ByteArrayOutputStream features = new ByteArrayOutputStream();
    for (Column column : columns) {
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      writeField(KEY, utf8(column.name()), entry);
      writeField(VALUE, feature(column, column.value().apply(row)), entry);
      writeField(ENTRY, entry.toByteArray(), features);
    }
    ByteArrayOutputStream example = new ByteArrayOutputStream(features.size() + 8);
    writeField(FEATURES, features.toByteArray(), example);
    return example.toByteArray();
  }

  private static byte[] feature(Column column, Object value) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    int kind =
        switch (column.type()) {
          case STRING -> {
            if (value != null) {
              writeField(LIST_VALUE, utf8((String) value), list);
            }
            yield BYTES_LIST;
          }
          case STRINGS -> {
            ((List<?>) value).forEach(text -> writeField(LIST_VALUE, utf8((String) text), list));
            yield BYTES_LIST;
          }
          case INTS -> {
            if (((int[]) value).length > 0) {
              writeField(LIST_VALUE, packed((int[]) value), list);
            }
            yield INT64_LIST;
          }
          case BOOLEAN, BOOLEANS, NUMBER, MESSAGES ->
              throw new IllegalArgumentException(column.name() + ": no feature has its type");
        };
    ByteArrayOutputStream feature = new ByteArrayOutputStream(list.size() + 8);
    writeField(kind, list.toByteArray(), feature);
    return feature.toByteArray();
  }

  private static byte[] packed(int[] numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(numbers.length * 4);
    for (int number : numbers) {
      writeVarint(number, out);
    }
    return out.toByteArray();
  }

  private static void writeField(int number, byte[] bytes, ByteArrayOutputStream out) {
    out.write(number << 3 | 2);
    writeVarint(bytes.length, out);
    out.writeBytes(bytes);
  }

  /** Seven bits a byte, the least first; ten bytes for what is negative. */
  private static void writeVarint(long value, ByteArrayOutputStream out) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
