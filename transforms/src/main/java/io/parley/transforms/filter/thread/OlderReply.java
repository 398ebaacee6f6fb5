package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * Replies from before the turn that they are linked to: an answer that was moved to another
 * question, or a wrong clock. Clocks are coarse, so equal times are fine; unknown ones are too.
 */
final class OlderReply implements Rule {
  @Override
  public String key() {
    return "older_replies";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Long created = evidence.turn(turn).createdAt();
    Long answered = evidence.turn(evidence.turn(turn).parent()).createdAt();
    return created != null && answered != null && created < answered
        ? Optional.of(Cause.of(Reason.OLDER_THAN_PROMPT))
        : Optional.empty();
  }
}
