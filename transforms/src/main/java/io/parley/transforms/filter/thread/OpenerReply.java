package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Replies of the one who opened the thread: thanks and further questions. As an assistant's words
 * they would teach a model to ask where it should answer, and a prompt has no place for the opening
 * question, which is then the assistant's own.
 *
 * @param allowed sources in which nobody is the one who asks
 */
record OpenerReply(Set<String> allowed) implements Rule {
  @Override
  public String key() {
    return "opener_replies";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    if (evidence.roles() || allowed.contains(evidence.conversation().source())) {
      return Optional.empty();
    }
    return evidence.turn(turn).speaker() == evidence.turn(0).speaker()
        ? Optional.of(Cause.of(Reason.OPENER_REPLY))
        : Optional.empty();
  }
}
