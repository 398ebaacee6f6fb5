package io.parley.transforms.filter.thread;

import io.parley.transforms.filter.rules.Range;
import java.io.Serializable;

/**
 * How many take part in a conversation, and how often.
 *
 * @param turns that may be read
 * @param speakers of those turns; where the source has roles, users and assistant are one each
 * @param monologues whether several turns of one speaker stay
 * @param unanswered whether several turns of which none answers anybody stay
 */
public record Shape(Range turns, Range speakers, boolean monologues, boolean unanswered)
    implements Serializable {
  static final Range ANY = new Range(0, Integer.MAX_VALUE);

  public static Shape defaults() {
    return new Shape(ANY, ANY, false, false);
  }
}
