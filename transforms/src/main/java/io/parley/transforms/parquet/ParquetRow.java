package io.parley.transforms.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The chosen columns of a row. Text is a String, other binary a byte[], whole numbers are Long,
 * others Double; a list is a List, a group a Map by field name; null where there is no value.
 * Columns are counted from 0, as they were asked for.
 */
public final class ParquetRow {
  private final List<ParquetPath> paths;
  private final Map<String, Object> record;

  ParquetRow(List<ParquetPath> paths, Map<String, Object> record) {
    this.paths = paths;
    this.record = record;
  }

  /** The value of a column; of one inside a list, the list of them. */
  public Object get(int column) {
    List<String> names = paths.get(column).names();
    Object value = record;
    for (String name : names) {
      value = inside(value, name);
    }
    return value;
  }

  private static Object inside(Object value, String name) {
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        items.add(inside(item, name));
      }
      return items;
    }
    return value instanceof Map<?, ?> group ? group.get(name) : null;
  }

  /** Text; null where the column has none. */
  public String text(int column) {
    List<String> texts = texts(column);
    return texts.isEmpty() ? null : texts.get(0);
  }

  /** All text in a column, in order, however deep it is; binary without a type is read as UTF-8. */
  public List<String> texts(int column) {
    List<String> texts = new ArrayList<>();
    collect(get(column), texts::add);
    return texts;
  }

  private static void collect(Object value, Consumer<String> texts) {
    if (value instanceof String text) {
      texts.accept(text);
    } else if (value instanceof byte[] bytes) {
      texts.accept(new String(bytes, StandardCharsets.UTF_8));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, texts));
    } else if (value instanceof Map<?, ?> group) {
      group.values().forEach(item -> collect(item, texts));
    }
  }

  /** A whole number; null where the column has none. */
  public Long number(int column) {
    return get(column) instanceof Long number ? number : null;
  }

  /** Bytes; null where the column has none. */
  public byte[] bytes(int column) {
    return get(column) instanceof byte[] bytes ? bytes : null;
  }
}
