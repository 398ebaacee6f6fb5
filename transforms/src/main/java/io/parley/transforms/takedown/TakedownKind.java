package io.parley.transforms.takedown;

import java.util.Locale;

/** What a line of a takedown list names. */
public enum TakedownKind {
  /** A post by its id: its own in the source, or as a row names it, after its conversation's. */
  POST,
  /** All posts of a thread. */
  CONVERSATION,
  /** All posts of somebody, by a hash of the source's name. */
  AUTHOR,
  /** Every post or turn that says this, by a hash of the words. */
  TEXT;

  /** The first word of a line, and the name in counts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
