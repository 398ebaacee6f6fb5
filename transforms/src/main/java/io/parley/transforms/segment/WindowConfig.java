package io.parley.transforms.segment;

import io.parley.schemas.Fingerprint;

/**
 * How much of what stands above a reply its row has, beside what there is room for.
 *
 * @param overlong whether a reply that has no room with the turn it answers is a row all the same,
 *     of these two: for a view that cuts their texts
 * @param promptDropout the share of rows that begin with the turn that their first reply answers,
 *     from 0 to 1; a system message stays
 * @param seed of the choice of these rows, which follows from it and the reply's id
 */
public record WindowConfig(boolean overlong, double promptDropout, long seed) {
  /** Keeps this choice apart from others by the same seed and id. */
  private static final String CHOICE = "prompt dropout ";

  public WindowConfig {
    if (!(promptDropout >= 0 && promptDropout <= 1)) {
      throw new IllegalArgumentException("promptDropout: " + promptDropout + " is not from 0 to 1");
    }
  }

  /** As much as there is room for. */
  public static WindowConfig whole() {
    return new WindowConfig(false, 0, 0);
  }

  /** Whether the row of a reply begins with the turn that it answers. */
  boolean begins(String reply) {
    return promptDropout > 0
        && Fingerprint.inShare(Fingerprint.hash64(seed, CHOICE + reply), promptDropout);
  }
}
