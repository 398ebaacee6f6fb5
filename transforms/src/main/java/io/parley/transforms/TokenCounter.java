package io.parley.transforms;

import java.io.Serializable;

/** Counts the tokens that a text has for a model. */
@FunctionalInterface
public interface TokenCounter extends Serializable {
  int count(String text);
}
