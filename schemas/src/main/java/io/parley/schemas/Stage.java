package io.parley.schemas;

import java.util.Locale;

/** The stages a post passes, in order. */
public enum Stage {
  READ,
  ASSEMBLE,
  CLEAN,
  FILTER,
  DEDUPLICATE,
  SEGMENT,
  TOKENIZE,
  EMIT;

  /** The name used in books, reports and recipes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
