package io.parley.transforms.filter.safety;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Turns with a signal that is not wanted. The detail names all of those, sorted. */
public record Safe(Set<Signal> unwanted) implements Rule {
  @Override
  public String key() {
    return "signals";
  }

  @Override
  public Scope scope() {
    return Scope.TURN;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Set<Signal> found = EnumSet.copyOf(unwanted);
    found.retainAll(evidence.turn(turn).findings().signals());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cause(Reason.UNSAFE, String.join(", ", Signal.labels(found))));
  }
}
