package io.parley.pipeline.recipe;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The formats that files may have. */
public final class InputFormats {
  /** Asks for the format that the content shows. */
  public static final String AUTO = "auto";

  private static final Map<String, String> DESCRIPTIONS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "messages", "OpenAI chat JSON Lines: messages of role and content",
                  "parley", "Parley's own conversations, JSON Lines",
                  "reddit", "Reddit comments and submissions, JSON Lines as in the dumps")));

  private InputFormats() {}

  /** Names in alphabetical order, each with what it is. */
  public static Map<String, String> all() {
    return DESCRIPTIONS;
  }
}
