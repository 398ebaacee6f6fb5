package io.parley.transforms.dedup;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the same may come, over the whole dataset. {@value #NONE} means any number.
 *
 * @param perPrompt replies to one prompt
 * @param perResponse prompts with one reply, such as "I don't know"
 * @param perSource conversations of a source, by its name; the others have no cap
 */
public record Caps(int perPrompt, int perResponse, Map<String, Integer> perSource)
    implements Serializable {
  public static final int NONE = 0;

  public Caps {
    perSource = new TreeMap<>(perSource);
  }

  public static Caps none() {
    return new Caps(NONE, NONE, Map.of());
  }
}
