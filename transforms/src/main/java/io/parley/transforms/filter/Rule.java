package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import java.util.Optional;

/**
 * One ground to leave a turn out. Pure, and independent of what other rules find, so that their
 * order decides only which cause is named.
 */
interface Rule {
  /**
   * What speaks against a turn.
   *
   * @param turn its index
   */
  Optional<Cause> judge(Evidence evidence, int turn);
}
