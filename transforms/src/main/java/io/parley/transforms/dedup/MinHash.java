package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import java.util.Arrays;

/**
 * Fixes the signature of a set: of two sets, each slot is equal with the chance that their Jaccard
 * similarity is. Every element is hashed once to one slot, and the least value of a slot stays (one
 * permutation hashing); while slots are empty, all elements are hashed again, so that a small set
 * fills them as well as independent hashes would (Dahlgaard, Knudsen and Thorup, "Fast Similarity
 * Sketching", FOCS 2017). Takes time in proportion to the set, and at least some 700 hashes: 120
 * MB/s of comments. Copying full slots to empty ones ("Optimal Densification", Shrivastava, ICML
 * 2017) would cost less still, but an estimate from ten words would then err like one from ten
 * slots.
 *
 * <p>This is version 2; the values decide what is found, and are pinned by a test.
 */
final class MinHash {
  /** Slots of a signature. */
  static final int SLOTS = 128;

  private static final long ROUND = 0x9E3779B97F4A7C15L;

  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SLOTS);

  private MinHash() {}

  /**
   * @param elements hashes, at least one; repetition and order mean nothing
   */
  static long[] of(int[] elements) {
    long[] slots = new long[SLOTS];
    Arrays.fill(slots, Long.MAX_VALUE);
    int empty = SLOTS;
    for (int round = 0; empty > 0; round++) {
      for (int element : elements) {
        long hash = Fingerprint.mix(element + (round + 1) * ROUND);
        // Chance alone may take long to hit the last slot; from here on each has its turn.
        int slot = round < SLOTS ? (int) (hash >>> SHIFT) : round - SLOTS;
        long value = (long) round << Integer.SIZE | (hash & 0xFFFFFFFFL);
        if (value < slots[slot]) {
          if (slots[slot] == Long.MAX_VALUE) {
            empty--;
          }
          slots[slot] = value;
        }
      }
    }
    return slots;
  }
}
