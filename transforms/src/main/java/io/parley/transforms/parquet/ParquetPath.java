package io.parley.transforms.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The way to a column or a group of columns.
 *
 * @param names as people write them
 * @param steps as the file has them, with the levels of lists
 */
record ParquetPath(List<String> names, List<String> steps) {
  /** Names are given with dots; a name that has dots itself is found, too. Null where none is. */
  static ParquetPath find(MessageType schema, String name) {
    List<String> names = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    return find(schema, name, names, steps) ? new ParquetPath(names, steps) : null;
  }

  private static boolean find(
      GroupType group, String name, List<String> names, List<String> steps) {
    for (Type field : group.getFields()) {
      String own = field.getName();
      if (!name.equals(own) && !name.startsWith(own + ".")) {
        continue;
      }
      int depth = steps.size();
      names.add(own);
      steps.add(own);
      if (name.equals(own)) {
        return true;
      }
      Type inside = field;
      for (Type element = elementOf(inside); element != null; element = elementOf(inside)) {
        steps.add(inside.asGroupType().getFieldName(0));
        if (isWrapped(inside.asGroupType())) {
          steps.add(element.getName());
        }
        inside = element;
      }
      if (!inside.isPrimitive()
          && find(inside.asGroupType(), name.substring(own.length() + 1), names, steps)) {
        return true;
      }
      names.remove(names.size() - 1);
      steps.subList(depth, steps.size()).clear();
    }
    return false;
  }

  /** The element of a list; null for everything else. */
  static Type elementOf(Type type) {
    if (!isList(type)) {
      return null;
    }
    Type repeated = type.asGroupType().getType(0);
    return isWrapped(type.asGroupType()) ? repeated.asGroupType().getType(0) : repeated;
  }

  static boolean isList(Type type) {
    return !type.isPrimitive()
        && type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
        && type.asGroupType().getFieldCount() == 1
        && type.asGroupType().getType(0).isRepetition(Type.Repetition.REPEATED);
  }

  /**
   * Whether the repeated field of a list only holds the element. In old files it is the element:
   * the rules are those of the format's LogicalTypes.md.
   */
  static boolean isWrapped(GroupType list) {
    Type repeated = list.getType(0);
    return !repeated.isPrimitive()
        && repeated.asGroupType().getFieldCount() == 1
        && !repeated.getName().equals("array")
        && !repeated.getName().equals(list.getName() + "_tuple");
  }

  /** The name of a column with values. */
  static String nameOf(MessageType schema, ColumnDescriptor column) {
    List<String> names = new ArrayList<>();
    String[] path = column.getPath();
    Type at = schema;
    for (int i = 0; i < path.length; ) {
      at = at.asGroupType().getType(path[i++]);
      names.add(at.getName());
      for (Type element = elementOf(at); element != null; element = elementOf(at)) {
        i += isWrapped(at.asGroupType()) ? 2 : 1;
        at = element;
      }
    }
    return String.join(".", names);
  }

  /** The schema without the columns that nobody asked for. */
  static MessageType projection(MessageType schema, List<ParquetPath> paths) {
    List<List<String>> steps = paths.stream().map(ParquetPath::steps).toList();
    return new MessageType(schema.getName(), fields(schema, steps, 0));
  }

  private static List<Type> fields(GroupType group, List<List<String>> paths, int depth) {
    List<Type> fields = new ArrayList<>();
    for (Type field : group.getFields()) {
      List<List<String>> through =
          paths.stream().filter(path -> path.get(depth).equals(field.getName())).toList();
      if (through.stream().anyMatch(path -> path.size() == depth + 1)) {
        fields.add(field);
      } else if (!through.isEmpty()) {
        fields.add(
            field.asGroupType().withNewFields(fields(field.asGroupType(), through, depth + 1)));
      }
    }
    return fields;
  }
}
