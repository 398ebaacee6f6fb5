package io.parley.pipeline.recipe;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with a recipe, in the order of its text, each thing once. */
final class Problems {
  private record Problem(Place place, String message) {}

  private final TreeSet<Problem> all =
      new TreeSet<>(Comparator.comparing(Problem::place).thenComparing(Problem::message));

  void add(Place place, String key, String message) {
    all.add(new Problem(place, key + ": " + message));
  }

  int count() {
    return all.size();
  }

  /** A line for each. */
  String text() {
    return all.stream().map(p -> p.place() + ": " + p.message()).collect(Collectors.joining("\n"));
  }
}
