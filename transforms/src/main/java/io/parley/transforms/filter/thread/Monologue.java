package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * Conversations in whose turns only one speaks: nothing in them answers anybody. One turn alone is
 * no monologue: it waits for a reply.
 */
final class Monologue implements Rule {
  @Override
  public String key() {
    return "monologues";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    return evidence.readable().cardinality() > 1 && Speakers.count(evidence) == 1
        ? Optional.of(Cause.of(Reason.MONOLOGUE))
        : Optional.empty();
  }
}
