package io.parley.transforms.clean.repair;

/** What becomes of the fullwidth forms of ASCII; see {@link Fullwidth}. */
public enum FullwidthMode {
  /** Left as they are. */
  KEEP,
  /** Narrowed: {@code Ａ１} becomes {@code A1}. */
  NARROW
}
