package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Turns with a signal that is not wanted. The detail names all of those, sorted. */
record Safe(Set<Signal> unwanted) implements Rule {
  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Set<Signal> found = EnumSet.copyOf(unwanted);
    found.retainAll(evidence.turn(turn).findings().signals());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cause(Reason.UNSAFE, String.join(", ", Signal.labels(found))));
  }
}
