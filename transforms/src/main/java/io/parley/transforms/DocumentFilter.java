package io.parley.transforms;

import io.parley.schemas.Cause;
import java.util.Optional;

/** Judges whole texts that a model reads as documents. For one thread. */
@FunctionalInterface
public interface DocumentFilter {
  /**
   * What speaks against a text.
   *
   * @param language BCP 47
   */
  Optional<Cause> judge(String text, String language);
}
