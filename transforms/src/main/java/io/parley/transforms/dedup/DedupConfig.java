package io.parley.transforms.dedup;

import java.io.Serializable;

/** Which copies go. */
public record DedupConfig(Level conversations, Level pairs) implements Serializable {
  /** How alike two things must be for one of them to go. */
  public enum Level {
    /** Equal but for case and white space. */
    EXACT,
    /** Nothing goes. */
    NONE
  }

  public static DedupConfig defaults() {
    return new DedupConfig(Level.EXACT, Level.EXACT);
  }
}
