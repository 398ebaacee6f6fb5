package io.parley.transforms.filter.rules;

import java.util.OptionalDouble;

/**
 * A number that a rule compares with a limit, so that the limit can be chosen from data: {@code
 * parley tune} prints how it is distributed.
 */
public interface Measure {
  /** The key of the recipe that limits it, without {@code filter.}, such as {@code turn_chars}. */
  String key();

  /** What is counted, in the singular, such as {@code character}. */
  String unit();

  Scope scope();

  /** The number for a turn; absent where it says nothing. Asked as {@link Rule#judge} is. */
  OptionalDouble of(Evidence evidence, int turn);
}
