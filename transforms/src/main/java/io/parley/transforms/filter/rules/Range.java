package io.parley.transforms.filter.rules;

import java.io.Serializable;

/** From {@code min} to {@code max}, both included. */
public record Range(int min, int max) implements Serializable {
  public Range {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("range: " + min + " to " + max);
    }
  }
}
