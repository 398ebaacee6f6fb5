package io.parley.transforms.clean.debris;

import java.io.Serializable;

/**
 * What goes of what stands in a post and is not what its author has to say.
 *
 * @param quotes quotes of the posts above, and who wrote them when
 * @param signatures signatures, greetings with a name, footers of lists, {@code Sent from my}
 * @param notes notes about the editing and the votes, programs saying that they are such, and what
 *     they are asked
 * @param recurring lines that recur across a source
 */
public record DebrisConfig(
    boolean quotes, boolean signatures, boolean notes, RecurringConfig recurring)
    implements Serializable {
  public static DebrisConfig defaults() {
    return new DebrisConfig(true, true, true, RecurringConfig.defaults());
  }
}
