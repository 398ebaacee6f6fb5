package io.parley.transforms.dedup;

import java.util.Arrays;

/** Finds the smallest of any number of numbers, and holds at most twice as many as asked for. */
final class Smallest {
  private final int most;
  private long[] found = new long[64];
  private int count;

  /**
   * @param most how many are wanted, at least 1
   */
  Smallest(int most) {
    this.most = most;
  }

  void add(long number) {
    if (count == found.length) {
      Arrays.sort(found);
      count = Math.min(count, most);
      if (count > found.length / 2) {
        found = Arrays.copyOf(found, Math.multiplyExact(found.length, 2));
      }
    }
    found[count++] = number;
  }

  /** The largest of the wanted ones; {@link Long#MAX_VALUE} where there are no more than those. */
  long last() {
    Arrays.sort(found, 0, count);
    return count <= most ? Long.MAX_VALUE : found[most - 1];
  }
}
