package io.parley.transforms.dedup;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the same may come, over the whole dataset. {@value #NONE} means any number.
 *
 * @param perPrompt replies to one prompt
 * @param perResponse prompts with one reply, such as "I don't know"
 * @param perSource conversations of a source, at least 1, by its name; the others have no cap
 */
public record Caps(int perPrompt, int perResponse, Map<String, Integer> perSource)
    implements Serializable {
  public static final int NONE = 0;

  public Caps {
    if (perPrompt < NONE || perResponse < NONE) {
      throw new IllegalArgumentException(
          "per_prompt, per_response: " + perPrompt + ", " + perResponse + " are not 0 or more");
    }
    perSource = new TreeMap<>(perSource);
    perSource.forEach(
        (source, most) -> {
          if (most < 1) {
            throw new IllegalArgumentException(source + ": " + most + " is not 1 or more");
          }
        });
  }

  public static Caps none() {
    return new Caps(NONE, NONE, Map.of());
  }
}
