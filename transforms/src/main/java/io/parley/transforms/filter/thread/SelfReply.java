package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * Replies to one's own turn: an afterthought, no answer. Where the source has roles, who speaks is
 * known from them.
 */
final class SelfReply implements Rule {
  @Override
  public String key() {
    return "self_replies";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    if (evidence.roles()) {
      return Optional.empty();
    }
    int parent = evidence.turn(turn).parent();
    return evidence.turn(turn).speaker() == evidence.turn(parent).speaker()
        ? Optional.of(Cause.of(Reason.SELF_REPLY))
        : Optional.empty();
  }
}
