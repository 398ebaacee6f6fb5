package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/** Turns that the source itself marks. */
record Flagged(String key, Flag flag, Reason reason) implements Rule {
  @Override
  public Scope scope() {
    return Scope.TURN;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    return evidence.turn(turn).flags().contains(flag)
        ? Optional.of(Cause.of(reason))
        : Optional.empty();
  }
}
