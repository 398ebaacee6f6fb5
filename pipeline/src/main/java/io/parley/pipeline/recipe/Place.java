package io.parley.pipeline.recipe;

import java.util.Comparator;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where something was given.
 *
 * @param order of the texts: the file before what overrides it
 * @param name of the file or option
 * @param line from 1; 0 where lines mean nothing
 */
record Place(int order, String name, int line) implements Comparable<Place> {
  static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::order).thenComparingInt(Place::line);

  /** The same text, at the line where a node starts. */
  Place at(Node node) {
    return line == 0
        ? this
        : new Place(order, name, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(line));
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? name : name + ":" + line;
  }
}
