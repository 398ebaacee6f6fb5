package io.parley.transforms.parquet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Makes values of a file's rows: text is a String, other binary a byte[], whole numbers are Long,
 * others Double, a list is a List, a group a Map by field name. What is null is not in its map, but
 * in a list.
 */
final class Records extends RecordMaterializer<Map<String, Object>> {
  private final Group root;
  private Map<String, Object> record;

  Records(MessageType schema) {
    this.root = new Group(schema, value -> record = value);
  }

  @Override
  public Map<String, Object> getCurrentRecord() {
    return record;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static Converter converter(Type type, Consumer<Object> parent) {
    if (type.isPrimitive()) {
      return new Value(isText(type.getLogicalTypeAnnotation()), parent);
    }
    return ParquetPath.isList(type)
        ? new ListOf(type.asGroupType(), parent)
        : new Group(type.asGroupType(), parent::accept);
  }

  private static boolean isText(LogicalTypeAnnotation annotation) {
    return annotation instanceof StringLogicalTypeAnnotation
        || annotation instanceof EnumLogicalTypeAnnotation
        || annotation instanceof JsonLogicalTypeAnnotation;
  }

  /** A group of fields. */
  private static final class Group extends GroupConverter {
    private final Converter[] fields;
    private final List<Repeated> repeated = new ArrayList<>();
    private final Consumer<Map<String, Object>> parent;
    private Map<String, Object> values;

    Group(GroupType type, Consumer<Map<String, Object>> parent) {
      this.parent = parent;
      this.fields = new Converter[type.getFieldCount()];
      for (int i = 0; i < fields.length; i++) {
        Type field = type.getType(i);
        fields[i] = converter(field, collector(field));
      }
    }

    private Consumer<Object> collector(Type field) {
      if (!field.isRepetition(Type.Repetition.REPEATED)) {
        return value -> values.put(field.getName(), value);
      }
      Repeated items = new Repeated(field.getName());
      repeated.add(items);
      return items;
    }

    @Override
    public Converter getConverter(int field) {
      return fields[field];
    }

    @Override
    public void start() {
      values = new LinkedHashMap<>();
      repeated.forEach(field -> field.items = null);
    }

    @Override
    public void end() {
      parent.accept(values);
    }

    /** A field that repeats without a list around it is a list all the same. */
    private final class Repeated implements Consumer<Object> {
      private final String name;
      private List<Object> items;

      Repeated(String name) {
        this.name = name;
      }

      @Override
      public void accept(Object value) {
        if (items == null) {
          items = new ArrayList<>();
          values.put(name, items);
        }
        items.add(value);
      }
    }
  }

  private static final class ListOf extends GroupConverter {
    private final Converter repeated;
    private final Consumer<Object> parent;
    private List<Object> items;

    ListOf(GroupType list, Consumer<Object> parent) {
      this.parent = parent;
      Type element = ParquetPath.elementOf(list);
      this.repeated =
          ParquetPath.isWrapped(list)
              ? new Element(element)
              : converter(element, item -> items.add(item));
    }

    @Override
    public Converter getConverter(int field) {
      return repeated;
    }

    @Override
    public void start() {
      items = new ArrayList<>();
    }

    @Override
    public void end() {
      parent.accept(items);
    }

    /** The level between a list and an element. */
    private final class Element extends GroupConverter {
      private final Converter element;
      private Object item;

      Element(Type type) {
        this.element = converter(type, value -> item = value);
      }

      @Override
      public Converter getConverter(int field) {
        return element;
      }

      @Override
      public void start() {
        item = null;
      }

      @Override
      public void end() {
        items.add(item);
      }
    }
  }

  private static final class Value extends PrimitiveConverter {
    private final boolean text;
    private final Consumer<Object> parent;

    Value(boolean text, Consumer<Object> parent) {
      this.text = text;
      this.parent = parent;
    }

    @Override
    public void addBinary(Binary value) {
      parent.accept(text ? value.toStringUsingUTF8() : value.getBytes());
    }

    @Override
    public void addBoolean(boolean value) {
      parent.accept(value);
    }

    @Override
    public void addInt(int value) {
      parent.accept((long) value);
    }

    @Override
    public void addLong(long value) {
      parent.accept(value);
    }

    @Override
    public void addFloat(float value) {
      parent.accept((double) value);
    }

    @Override
    public void addDouble(double value) {
      parent.accept(value);
    }
  }
}
