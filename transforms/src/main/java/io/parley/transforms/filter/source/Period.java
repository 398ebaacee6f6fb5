package io.parley.transforms.filter.source;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days of UTC, the first and the last included.
 *
 * @param from null where there is no first
 * @param until null where there is no last
 */
public record Period(LocalDate from, LocalDate until) implements Serializable {
  public Period {
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("period: " + from + " to " + until);
    }
  }

  public static Period always() {
    return new Period(null, null);
  }

  boolean isAlways() {
    return from == null && until == null;
  }

  boolean isBefore(long epochSeconds) {
    return until != null
        && epochSeconds >= until.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  boolean isAfter(long epochSeconds) {
    return from != null && epochSeconds < from.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
