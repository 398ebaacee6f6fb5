package io.parley.transforms.takedown;

import io.parley.transforms.takedown.TakedownList.Match;
import java.io.Serializable;
import java.util.List;

/** Marks an element, or what is in it. */
@FunctionalInterface
interface Marker<T> extends Serializable {
  /**
   * The element, marked where the list names it.
   *
   * @param found takes the lines that matched
   */
  T mark(T element, TakedownList list, List<Match> found);
}
