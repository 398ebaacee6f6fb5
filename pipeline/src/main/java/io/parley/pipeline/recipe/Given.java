package io.parley.pipeline.recipe;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value as it was given for a key.
 *
 * @param key its name in messages
 * @param place where the key stands
 */
record Given(String key, Node node, Place place, Problems problems) {
  private static final int SHOWN = 60;

  /** Would break the line of the message, or drive the terminal. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** A part of this value, under its own name and line. */
  Given part(String name, Node part) {
    return new Given(name, part, place.at(part), problems);
  }

  boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  void problem(String message) {
    problems.add(place, key, message);
  }

  /** Says that the value is not one of those expected. */
  void isNot(String expected) {
    problem(isEmpty() ? "has no value; give " + expected : shown() + " is not " + expected);
  }

  /** The value in words, short. */
  String shown() {
    if (!(node instanceof ScalarNode scalar)) {
      return node instanceof MappingNode ? "a mapping" : "a list";
    }
    return '"' + printable(scalar.getValue()) + '"';
  }

  /** Text of the user's as a part of one line. */
  static String printable(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ");
    return line.codePointCount(0, line.length()) <= SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
