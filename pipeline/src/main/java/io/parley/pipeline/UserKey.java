package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.Secret;
import java.util.Map;

/**
 * The key that pseudonyms and hidden ids are made with. It comes from the environment: no command
 * line, recipe, option of the engine or log ever has it, and workers get it inside of the functions
 * that use it.
 */
final class UserKey {
  static final String VARIABLE = "PARLEY_KEY";

  /** What people type as a word can be found by trying. */
  private static final int MIN_CHARS = 16;

  private UserKey() {}

  /**
   * Null where there is none.
   *
   * @throws RunException if it can be guessed
   */
  static Secret of(Map<String, String> environment) {
    String key = environment.getOrDefault(VARIABLE, "").strip();
    if (key.isEmpty()) {
      return null;
    }
    if (key.length() < MIN_CHARS) {
      throw new RunException(
          ExitStatus.USAGE,
          VARIABLE + " has fewer than " + MIN_CHARS + " characters: such a key can be guessed");
    }
    return Secret.of(key);
  }

  /**
   * Checks that a recipe has what it needs.
   *
   * @param key null where there is none
   * @throws RunException where the recipe asks for pseudonyms
   */
  static void check(Secret key, Recipe recipe) {
    if (key == null && recipe.clean().privacy().pseudonyms()) {
      throw new RunException(
          ExitStatus.USAGE,
          "the recipe asks for pseudonyms (clean.pii): set "
              + VARIABLE
              + ", a secret of your own, in the environment");
    }
  }
}
