package io.parley.transforms;

import io.parley.schemas.Example;
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
    /** Role and content ({@code List<Message>}). */
    MESSAGES
  }
}
