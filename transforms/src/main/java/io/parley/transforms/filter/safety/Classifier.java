package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import java.io.Serializable;

/**
 * A model and what it is asked for.
 *
 * @param name as the recipe gives it: {@code builtin:zh-offensive}, or the name of a file
 * @param threshold the least probability at which it speaks, from 0 to 1
 * @param signal what it then says
 */
public record Classifier(String name, LinearModel model, double threshold, Signal signal)
    implements Serializable {
  public Classifier {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold: " + threshold + " is not from 0 to 1");
    }
  }

  /** Whether it speaks of a text, which must be in a language that it was trained on. */
  boolean fires(String text, String language) {
    return model.judges(language) && model.probability(text) >= threshold;
  }
}
