package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a cue means, as bits of an {@code int}: signals in the low eight, then whether it is an
 * exception and whether any ending may follow, then the languages whose lists have it.
 */
final class Outcome {
  private static final int SIGNALS = 0xFF;
  private static final int EXCEPTION = 1 << 8;
  private static final int ANY_ENDING = 1 << 9;
  private static final int FIRST_LANGUAGE = 10;

  private Outcome() {}

  static int of(Signal signal, boolean exception, boolean anyEnding, int language) {
    return (exception ? EXCEPTION : 1 << signal.ordinal())
        | (anyEnding ? ANY_ENDING : 0)
        | languageBit(language);
  }

  /** The bit of a language, by its place in {@link CueLists#LANGUAGES}. */
  static int languageBit(int language) {
    return 1 << FIRST_LANGUAGE + language;
  }

  static boolean counts(int outcome, int languages) {
    return (outcome & languages) != 0;
  }

  static boolean anyEnding(int outcome) {
    return (outcome & ANY_ENDING) != 0;
  }

  static boolean exception(int outcome) {
    return (outcome & EXCEPTION) != 0;
  }

  /** Signals as bits, by their ordinals. */
  static int signals(int outcome) {
    return outcome & SIGNALS;
  }

  static Set<Signal> toSet(int signals) {
    EnumSet<Signal> set = EnumSet.noneOf(Signal.class);
    for (Signal signal : Signal.values()) {
      if ((signals & 1 << signal.ordinal()) != 0) {
        set.add(signal);
      }
    }
    return set;
  }
}
