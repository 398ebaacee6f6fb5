package io.parley.transforms;

import io.parley.schemas.Example;
import io.parley.schemas.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a view.
 *
 * @param name as training code expects it
 * @param type of the value; writers switch on it
 * @param value finds the value in a row, of the class that the type names
 */
public record Column(String name, Type type, Function<Example, Object> value) {
  /** What a column holds; the Java class of its values in brackets. */
  public enum Type {
    /** Text or null ({@code String}). */
    STRING,
    /** Texts ({@code List<String>}). */
    STRINGS,
    /** Truth values ({@code List<Boolean>}). */
    BOOLEANS,
    /** 32-bit numbers ({@code int[]}). */
    INTS,
    /** A truth value ({@code Boolean}). */
    BOOLEAN,
    /** A number ({@code Double}). */
    NUMBER,
    /** Role and content ({@code List<Message>}). */
    MESSAGES
  }

  /** The columns of a view: the row's id, those only this view has, and where the row is from. */
  public static List<Column> withProvenance(Column... own) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", Type.STRING, Example::id));
    columns.addAll(List.of(own));
    columns.add(new Column("conversation", Type.STRING, Example::conversation));
    columns.add(new Column("posts", Type.STRINGS, Example::posts));
    columns.add(new Column("language", Type.STRING, Example::language));
    columns.add(new Column("source", Type.STRING, Example::source));
    columns.add(new Column("license", Type.STRING, Example::licence));
    columns.add(new Column("signals", Type.STRINGS, row -> Signal.labels(row.signals())));
    return List.copyOf(columns);
  }
}
