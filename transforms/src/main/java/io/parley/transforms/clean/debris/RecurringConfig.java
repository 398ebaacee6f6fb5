package io.parley.transforms.clean.debris;

import java.io.Serializable;

/**
 * Which lines recur across a source so often that nobody says them.
 *
 * @param minConversations fewer are chance; 0 counts nothing
 * @param share of the source's conversations; no source has more than 64 such lines divided by it
 */
public record RecurringConfig(int minConversations, double share) implements Serializable {
  /** Keeps the lines that every worker holds few. */
  private static final double MIN_SHARE = 0.001;

  public RecurringConfig {
    if (minConversations < 0) {
      throw new IllegalArgumentException(
          "minConversations: " + minConversations + " is not 0 or more");
    }
    if (!(share >= MIN_SHARE && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " is not " + MIN_SHARE + " to 1");
    }
  }

  public static RecurringConfig defaults() {
    return new RecurringConfig(20, 0.02);
  }

  /** Whether anything is counted at all. */
  public boolean on() {
    return minConversations > 0;
  }
}
