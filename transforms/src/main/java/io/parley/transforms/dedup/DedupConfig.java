package io.parley.transforms.dedup;

import java.io.Serializable;

/**
 * Which copies go.
 *
 * @param threshold Jaccard similarity at which something is a near-duplicate, from 0.5 to 1
 * @param rounds of finding clusters on all workers, before one finishes it, from 0 to 9
 * @param caps how often the same may come
 * @param known what does not come again
 */
public record DedupConfig(
    Level conversations, Level pairs, double threshold, int rounds, Caps caps, Known known)
    implements Serializable {
  public static final double MIN_THRESHOLD = 0.5;
  public static final int MAX_ROUNDS = 9;

  /** How alike two things must be for one of them to go. */
  public enum Level {
    /** As similar as the threshold. */
    NEAR,
    /** Equal but for case and white space. */
    EXACT,
    /** Nothing goes. */
    NONE
  }

  public DedupConfig {
    if (!(threshold >= MIN_THRESHOLD && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold: " + threshold + " is not from " + MIN_THRESHOLD + " to 1");
    }
    if (rounds < 0 || rounds > MAX_ROUNDS) {
      throw new IllegalArgumentException("rounds: " + rounds + " is not from 0 to " + MAX_ROUNDS);
    }
  }

  public static DedupConfig defaults() {
    return new DedupConfig(Level.NEAR, Level.NEAR, 0.8, 2, Caps.none(), Known.nothing());
  }

  public DedupConfig withConversations(Level level) {
    return new DedupConfig(level, pairs, threshold, rounds, caps, known);
  }

  public DedupConfig withPairs(Level level) {
    return new DedupConfig(conversations, level, threshold, rounds, caps, known);
  }

  public DedupConfig withCaps(Caps newCaps) {
    return new DedupConfig(conversations, pairs, threshold, rounds, newCaps, known);
  }
}
