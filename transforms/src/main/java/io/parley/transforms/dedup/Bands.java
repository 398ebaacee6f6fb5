package io.parley.transforms.dedup;

import java.io.Serializable;
import java.util.function.IntToLongFunction;

/**
 * Groups of slots of a signature: two that agree in all slots of a band are candidates.
 *
 * @param count bands
 * @param rows slots of each
 */
record Bands(int count, int rows) implements Serializable {
  /** Slots that bands are made of, the first ones; the others are left to judge candidates. */
  static final int SLOTS = 128;

  /** The chance with which a pair right at the threshold becomes a candidate, at least. */
  private static final double RECALL = 0.98;

  /**
   * The most rows, and so the fewest chance candidates, that find nearly all pairs: 18 bands of 7
   * for 0.8, 11 of 11 for 0.9, 42 of 3 for 0.5.
   *
   * @param threshold Jaccard similarity, above 0
   */
  static Bands forThreshold(double threshold) {
    for (int rows = SLOTS; rows > 1; rows--) {
      int bands = SLOTS / rows;
      if (1 - Math.pow(1 - Math.pow(threshold, rows), bands) >= RECALL) {
        return new Bands(bands, rows);
      }
    }
    return new Bands(SLOTS, 1);
  }

  /** The hash of one band. */
  long key(int band, IntToLongFunction slots) {
    long key = band;
    for (int slot = band * rows; slot < (band + 1) * rows; slot++) {
      key = Shingles.mix(key ^ slots.applyAsLong(slot));
    }
    return key;
  }
}
