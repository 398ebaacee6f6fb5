package io.parley.transforms;

import java.io.Serializable;

/**
 * Buckets that small things are grouped in by hash. A group costs a runner far more than what is in
 * it (on Direct about a millisecond for every step after), so there are as many as the input needs
 * to spread and no more. The number never shows in the result.
 *
 * @param count from 1 to 2^20
 */
public record Partitions(int count) implements Serializable {
  private static final int FEWEST = 16;
  private static final int MOST = 1 << 20;

  public Partitions {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("count: " + count + " is not 1 to " + MOST);
    }
  }

  /**
   * Enough that each holds about {@code share} bytes.
   *
   * @param bytes of input, as stored
   */
  public static Partitions forBytes(long bytes, long share) {
    return new Partitions((int) Math.max(FEWEST, Math.min(bytes / share, MOST)));
  }

  /** The partition of a well-mixed hash, from 0. */
  public int of(long hash) {
    return (int) Math.floorMod(hash, (long) count);
  }
}
