package io.parley.transforms.clean.privacy;

import java.util.Locale;

/** Kinds of private data that are found. */
public enum PiiKind {
  EMAIL,
  IP,
  PHONE,
  HANDLE,
  NAME;

  /** The name used in recipes and rejections, such as {@code email}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
