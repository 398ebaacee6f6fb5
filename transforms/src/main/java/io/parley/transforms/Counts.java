package io.parley.transforms;

import java.util.Map;
import java.util.TreeMap;

/** Counts by name while they grow. */
public final class Counts {
  private final TreeMap<String, Long> counts = new TreeMap<>();

  public void add(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  /** What was counted, sorted by name. */
  public Map<String, Long> asMap() {
    return Map.copyOf(counts);
  }
}
