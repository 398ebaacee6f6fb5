package io.parley.transforms.filter.thread;

import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.util.OptionalDouble;

/** How many turns of a conversation may be read. */
final class Turns implements Measure {
  @Override
  public String key() {
    return "turns";
  }

  @Override
  public String unit() {
    return "turn";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    return OptionalDouble.of(evidence.readable().cardinality());
  }
}
