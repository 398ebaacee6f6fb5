package io.parley.transforms.filter.source;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares of the conversations to keep, from 0 to 1.
 *
 * @param all of every source
 * @param bySource of one, by its name, on top of that; others have a share of 1
 */
public record Sampling(double all, Map<String, Double> bySource) implements Serializable {
  public Sampling {
    bySource = new TreeMap<>(bySource);
    bySource.values().removeIf(share -> share == 1);
    check(all);
    bySource.values().forEach(Sampling::check);
  }

  public static Sampling everything() {
    return new Sampling(1, Map.of());
  }

  boolean isEverything() {
    return all == 1 && bySource.isEmpty();
  }

  double of(String source) {
    return all * bySource.getOrDefault(source, 1.0);
  }

  private static void check(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " is not from 0 to 1");
    }
  }
}
