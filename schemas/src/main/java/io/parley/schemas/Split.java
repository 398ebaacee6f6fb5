package io.parley.schemas;

import java.util.Locale;

/** A part of the dataset. The order is part of the encoding: append only. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST,
  /** Not a part of the dataset: rejections of records and posts that reached no conversation. */
  NONE;

  /** As in file names; {@code unsplit} for {@link #NONE}. */
  public String label() {
    return this == NONE ? "unsplit" : name().toLowerCase(Locale.ROOT);
  }
}
