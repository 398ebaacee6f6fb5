package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * Replies that were not accepted as the answer.
 *
 * @param always also in conversations without an accepted answer
 */
record AcceptedReply(boolean always) implements Rule {
  @Override
  public String key() {
    return "accepted";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    boolean accepted = evidence.turn(turn).flags().contains(Flag.ACCEPTED);
    return !accepted && (always || evidence.has(Flag.ACCEPTED))
        ? Optional.of(Cause.of(Reason.NOT_ACCEPTED))
        : Optional.empty();
  }
}
