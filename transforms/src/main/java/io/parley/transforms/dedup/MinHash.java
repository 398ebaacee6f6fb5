package io.parley.transforms.dedup;

import java.util.Arrays;

/**
 * Fixes the signature of a set: of two sets, each slot is equal with the chance that their Jaccard
 * similarity is. Every element is hashed once to one slot, and the least value of a slot stays (one
 * permutation hashing); while slots are empty, all elements are hashed again, so that a small set
 * fills them as well as independent hashes would (Dahlgaard, Knudsen and Thorup, "Fast Similarity
 * Sketching", FOCS 2017). Takes time in proportion to the set, and at least some 2,000 hashes.
 *
 * <p>This is version 1; the values decide what is found, and are pinned by a test.
 */
final class MinHash {
  /** Slots of a full signature. */
  static final int SLOTS = 256;

  private static final long ROUND = 0x9E3779B97F4A7C15L;

  private MinHash() {}

  /**
   * @param elements hashes, at least one; repetition and order mean nothing
   */
  static long[] of(int[] elements) {
    return of(elements, SLOTS);
  }

  /**
   * @param count slots, a power of two
   */
  static long[] of(int[] elements, int count) {
    long[] slots = new long[count];
    Arrays.fill(slots, Long.MAX_VALUE);
    int empty = count;
    int shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
    for (int round = 0; empty > 0; round++) {
      for (int element : elements) {
        long hash = Shingles.mix(element + (round + 1) * ROUND);
        // Chance alone may take long to hit the last slot; from here on each has its turn.
        int slot = round < count ? (int) (hash >>> shift) : round - count;
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
