package io.parley.transforms.segment;

import java.io.Serializable;

/**
 * Which replies are said to be better than others, or good or bad. Votes are counted as Reddit
 * does: one of the author's own, one more for every vote up, one less for every vote down.
 *
 * @param minRatio how many times the votes of the worse reply the better one must have, 1 or more
 * @param minScore the fewest votes of either
 * @param perPrompt the most pairs of replies to one prompt
 * @param wanted the fewest votes of a reply that {@code kto} calls wanted
 * @param unwanted the most votes of one that it calls unwanted
 */
public record PreferenceConfig(
    double minRatio, int minScore, int perPrompt, int wanted, int unwanted)
    implements Serializable {
  /** More pairs of one prompt than this are of no use to anybody. */
  public static final int MOST_PER_PROMPT = 100;

  public PreferenceConfig {
    if (!(minRatio >= 1)) {
      throw new IllegalArgumentException("minRatio: " + minRatio + " is not 1 or more");
    }
    if (minScore < 1) {
      throw new IllegalArgumentException("minScore: " + minScore + " is not 1 or more");
    }
    if (perPrompt < 1 || perPrompt > MOST_PER_PROMPT) {
      throw new IllegalArgumentException(
          "perPrompt: " + perPrompt + " is not from 1 to " + MOST_PER_PROMPT);
    }
    if (wanted <= unwanted) {
      throw new IllegalArgumentException(
          "wanted: " + wanted + " is not more than unwanted, " + unwanted);
    }
  }

  public static PreferenceConfig defaults() {
    return new PreferenceConfig(2, 2, 5, 4, 0);
  }
}
