package io.parley.schemas;

import java.util.Set;

/**
 * What {@code filter} found out about a turn's words.
 *
 * @param language BCP 47; null until {@code filter} has judged it
 * @param signals what to look out for
 */
public record Findings(String language, Set<Signal> signals) {
  /** Of a turn that nobody has looked at. */
  public static final Findings NONE = new Findings(null, Set.of());

  public Findings {
    signals = Set.copyOf(signals);
  }
}
