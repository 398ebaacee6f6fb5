package io.parley.transforms.segment;

import java.io.Serializable;

/**
 * How conversations become rows.
 *
 * @param paths which paths through a tree become {@code chat} rows
 * @param maxTurns the most messages a row may have
 * @param speakerLabels start each person's part on the user side with {@code Speaker n:} where
 *     there are several
 * @param leadingAssistant what becomes of assistant turns before the first user turn
 */
public record SegmentConfig(
    Paths paths, int maxTurns, boolean speakerLabels, LeadingAssistant leadingAssistant)
    implements Serializable {
  /** Which paths through a tree. */
  public enum Paths {
    /** The one whose turns have the best scores. */
    BEST,
    /** One to each leaf; a reply is a target in the first row that has it. */
    ALL
  }

  /** What becomes of assistant turns before the first user turn. */
  public enum LeadingAssistant {
    DROP,
    /** Kept as the system message. */
    SYSTEM
  }

  public SegmentConfig {
    if (maxTurns < 2) {
      throw new IllegalArgumentException("maxTurns: " + maxTurns + " is not 2 or more");
    }
  }

  public static SegmentConfig defaults() {
    return new SegmentConfig(Paths.BEST, 64, false, LeadingAssistant.DROP);
  }
}
