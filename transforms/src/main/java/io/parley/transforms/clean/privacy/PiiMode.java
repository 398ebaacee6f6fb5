package io.parley.transforms.clean.privacy;

/** What becomes of private data. */
public enum PiiMode {
  /** Replaced by its kind, such as {@code <EMAIL>}. */
  TAG,
  /** Left as it is. */
  KEEP
}
