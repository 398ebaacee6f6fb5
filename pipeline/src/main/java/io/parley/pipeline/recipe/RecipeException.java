package io.parley.pipeline.recipe;

/** A recipe that cannot be used. The message has a line for each problem. */
public final class RecipeException extends RuntimeException {
  RecipeException(String message) {
    super(message);
  }
}
