package io.parley.transforms.clean.markup;

/** What is left of a link. */
public enum LinkMode {
  /** What it says; where that alone says nothing, such as "here", where it leads too. */
  TEXT,
  /** What it says and where it leads. */
  TARGET
}
