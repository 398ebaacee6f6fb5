package io.parley.transforms.filter;

import java.io.Serializable;
import java.util.Set;

/**
 * What {@code filter} lets through.
 *
 * @param languages BCP 47 primary languages allowed; empty allows all
 * @param licences licences allowed; empty allows all
 * @param replyChars characters (code points) a reply may have
 * @param replyWords words a reply may have; each CJK character counts as one
 * @param bots whether turns of bots stay
 * @param selfReplies whether a reply to one's own turn may be trained on
 */
public record FilterConfig(
    Set<String> languages,
    Set<String> licences,
    Range replyChars,
    Range replyWords,
    boolean bots,
    boolean selfReplies)
    implements Serializable {
  /** From {@code min} to {@code max}, both included. */
  public record Range(int min, int max) implements Serializable {
    public Range {
      if (min < 0 || max < min) {
        throw new IllegalArgumentException("range: " + min + " to " + max);
      }
    }

    public boolean contains(int value) {
      return min <= value && value <= max;
    }
  }

  public FilterConfig {
    languages = Set.copyOf(languages);
    licences = Set.copyOf(licences);
  }

  public static FilterConfig defaults() {
    return new FilterConfig(
        Set.of(), Set.of(), new Range(2, 20_000), new Range(1, 5_000), false, false);
  }
}
