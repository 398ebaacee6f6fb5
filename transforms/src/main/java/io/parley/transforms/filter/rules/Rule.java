package io.parley.transforms.filter.rules;

import io.parley.schemas.Cause;
import java.util.Optional;

/**
 * One ground to leave something out. Pure, and independent of what other rules of its scope find,
 * so that their order decides only which cause is named. Rules on turns are asked first, then those
 * on conversations, then those on replies.
 */
public interface Rule {
  /** The key of the recipe that sets it, without {@code filter.}, such as {@code turn_chars}. */
  String key();

  Scope scope();

  /**
   * What speaks against a turn; of a rule on conversations the answer is the same for every turn.
   * Rules on replies are asked about {@link Evidence#target} only.
   *
   * @param turn its index
   */
  Optional<Cause> judge(Evidence evidence, int turn);
}
