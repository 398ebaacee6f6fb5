package io.parley.transforms;

import java.util.HashMap;
import java.util.Map;

/** Counts by name while they grow. */
public final class Counts {
  private final Map<String, Long> counts = new HashMap<>();

  public void add(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  /** What was counted. */
  public Map<String, Long> asMap() {
    return Map.copyOf(counts);
  }
}
