package io.parley.transforms.decontaminate;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What must not be learnt, and what becomes of conversations that have it.
 *
 * @param against the benchmarks; empty for none
 * @param ngram words that two texts must have in common in one piece, 3 to 100
 * @param chars the same in characters of scripts without spaces, 3 to 200
 * @param coverage the share of an item's words that must stand in common pieces, above 0 to 1
 */
public record DecontaminateConfig(
    List<BenchmarkSpec> against, int ngram, int chars, double coverage, Action action)
    implements Serializable {
  /** The fewest words or characters of a piece. */
  public static final int LEAST = 3;

  /** The most words of a piece. */
  public static final int MOST_WORDS = 100;

  /** The most characters of a piece. */
  public static final int MOST_CHARS = 200;

  /** What becomes of a conversation that has an item of a benchmark. */
  public enum Action {
    /** All of it goes. */
    CONVERSATION,
    /** The turn that has the item goes, and what depends on it. */
    PAIR,
    /** It is counted, and stays. */
    REPORT
  }

  public DecontaminateConfig {
    against = List.copyOf(against);
    Objects.requireNonNull(action, "action");
    check("ngram", ngram, MOST_WORDS);
    check("chars", chars, MOST_CHARS);
    if (!(coverage > 0 && coverage <= 1)) {
      throw new IllegalArgumentException("coverage: " + coverage + " is not above 0 and up to 1");
    }
  }

  private static void check(String name, int value, int most) {
    if (value < LEAST || value > most) {
      throw new IllegalArgumentException(name + ": " + value + " is not " + LEAST + " to " + most);
    }
  }

  public static DecontaminateConfig defaults() {
    return new DecontaminateConfig(List.of(), 13, 16, 0.5, Action.CONVERSATION);
  }

  Grams grams() {
    return new Grams(ngram, chars);
  }
}
