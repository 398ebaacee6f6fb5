package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import java.util.Optional;

/** Turns that the source itself marks. */
record Flagged(Flag flag, Reason reason) implements Rule {
  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    return evidence.turn(turn).flags().contains(flag)
        ? Optional.of(Cause.of(reason))
        : Optional.empty();
  }
}
