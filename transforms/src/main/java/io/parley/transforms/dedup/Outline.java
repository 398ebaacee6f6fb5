package io.parley.transforms.dedup;

/**
 * One bit of each slot: 16 bytes that travel with every band hash and tell chance
 * candidates from likely ones where they meet.
 */
final class Outline {
  private static final int BITS = MinHash.SLOTS;

  /** Errors below the threshold that an estimate may be: fewer than 1 in 100 are more. */
  private static final double STANDARD_ERRORS = 2.5;

  private Outline() {}

  /** The two halves of the outline of a signature. */
  static long half(long[] signature, int half) {
    long bits = 0;
    int from = half * Long.SIZE;
    for (int i = 0; i < Long.SIZE; i++) {
      bits |= (signature[from + i] & 1) << i;
    }
    return bits;
  }

  /**
   * How many bits may differ between two that are as similar as the threshold. Equal slots have
   * equal bits, others do so half of the time.
   */
  static int mostDifferent(double threshold) {
    double different = (1 - threshold) / 2;
    double error = Math.sqrt(different * (1 - different) * BITS);
    return (int) Math.floor(different * BITS + STANDARD_ERRORS * error);
  }
}
