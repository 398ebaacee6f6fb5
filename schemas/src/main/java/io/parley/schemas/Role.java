package io.parley.schemas;

import java.util.Locale;

/** Who speaks in a conversation that has roles. */
public enum Role {
  SYSTEM,
  USER,
  ASSISTANT;

  /** The name used in messages: {@code system}, {@code user}, {@code assistant}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
