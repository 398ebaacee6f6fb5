package io.parley.transforms.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * One thing that a filter's rules look at.
 *
 * @param source of the conversation
 * @param language of the conversation
 * @param name of a unit: its scope; of a number: the measure's key; of an objection: scope, the
 *     rule's key and the reason; of a signal: its label
 * @param value of a number: it, rounded down to three digits; of an objection: 1 where no other
 *     rule of the scope objects, else 0
 */
public record Observation(String source, String language, Kind kind, String name, double value) {
  /** What there is to look at. */
  public enum Kind {
    /** A conversation, a turn or a reply. */
    UNIT,
    /** What a measure says. */
    NUMBER,
    /** What a rule of the recipe objects to. */
    OBJECTION,
    /** A turn has a signal. */
    SIGNAL
  }

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.DOWN);
  private static final String BETWEEN = "\t";

  /** As a name to count by; {@link #parse} undoes it. */
  String toName() {
    return String.join(BETWEEN, kind.name(), name, Double.toString(value), language, source);
  }

  /** What {@link #toName} wrote. */
  public static Observation parse(String name) {
    List<String> parts = List.of(name.split(BETWEEN, 5));
    return new Observation(
        parts.get(4),
        parts.get(3),
        Kind.valueOf(parts.get(0)),
        parts.get(1),
        Double.parseDouble(parts.get(2)));
  }

  /** Few enough different numbers to count them all: at most 900 a power of ten. */
  static double rounded(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64).round(THREE_DIGITS).doubleValue();
  }
}
