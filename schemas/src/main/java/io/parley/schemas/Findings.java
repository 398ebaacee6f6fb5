package io.parley.schemas;

import java.util.EnumSet;
import java.util.Set;

/**
 * What {@code clean} and {@code filter} found out about a turn's words.
 *
 * @param language BCP 47; null until {@code filter} has judged it
 * @param signals what to look out for; {@code clean} sets those that it leaves no trace of in the
 *     text
 */
public record Findings(String language, Set<Signal> signals) {
  /** Of a turn that nobody has looked at. */
  public static final Findings NONE = new Findings(null, Set.of());

  public Findings {
    signals = Set.copyOf(signals);
  }

  /** The same with more signals; itself where they are known already. */
  public Findings withSignals(Set<Signal> more) {
    if (signals.containsAll(more)) {
      return this;
    }
    EnumSet<Signal> all = EnumSet.copyOf(more);
    all.addAll(signals);
    return new Findings(language, all);
  }
}
