package io.parley.transforms.filter.thread;

import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.util.OptionalDouble;

/** The votes for a reply. */
final class Score implements Measure {
  @Override
  public String key() {
    return "score";
  }

  @Override
  public String unit() {
    return "vote";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    Long score = evidence.turn(turn).score();
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }
}
