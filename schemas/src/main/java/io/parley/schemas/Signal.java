package io.parley.schemas;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a turn's words give cause to look out for. A signal is no verdict: it stands on the row, and
 * only a recipe makes it a ground to leave something out. The order is part of the encoding: append
 * only.
 */
public enum Signal {
  /** Swearing. */
  PROFANITY,
  /** Names for groups of people that are meant to hurt. */
  SLUR,
  /** Sexual words. */
  SEXUAL,
  /** Suicide and self-harm. */
  SELF_HARM,
  /** Calls against groups of people. */
  HATE,
  /** A classifier that the recipe names says that it is offensive. */
  OFFENSIVE,
  /** Boilerplate that tells a model to forget what it was told. */
  PROMPT_INJECTION,
  /** Characters that nobody sees and a model reads. */
  HIDDEN_TEXT;

  /** The name used in rows, recipes and rejections, such as {@code self_harm}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Labels in alphabetical order, as rows have them. */
  public static List<String> labels(Set<Signal> signals) {
    return signals.stream().map(Signal::label).sorted().toList();
  }

  static int toBits(Set<Signal> signals) {
    int bits = 0;
    for (Signal signal : signals) {
      bits |= 1 << signal.ordinal();
    }
    return bits;
  }

  static Set<Signal> fromBits(int bits) {
    EnumSet<Signal> signals = EnumSet.noneOf(Signal.class);
    for (Signal signal : values()) {
      if ((bits & 1 << signal.ordinal()) != 0) {
        signals.add(signal);
      }
    }
    return Set.copyOf(signals);
  }
}
