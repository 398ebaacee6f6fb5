package io.parley.transforms;

import java.util.LinkedHashMap;
import java.util.function.Function;

/**
 * Remembers what was found in texts met lately; those not met for longest are forgotten first. For
 * one thread.
 */
public final class Recent<T> {
  private final int mostCharacters;
  private final LinkedHashMap<String, T> known = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  /**
   * @param mostCharacters of all texts that are remembered
   */
  public Recent(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /** What was found in a text, or {@code find} finds now. */
  public T of(String text, Function<String, T> find) {
    T value = known.get(text);
    if (value == null) {
      value = find.apply(text);
      known.put(text, value);
      characters += text.length();
      var eldest = known.keySet().iterator();
      while (characters > mostCharacters) {
        characters -= eldest.next().length();
        eldest.remove();
      }
    }
    return value;
  }

  /** How much text is remembered. */
  public long characters() {
    return characters;
  }
}
