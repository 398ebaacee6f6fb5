package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Optional;

/**
 * Replies to one's own turn: an afterthought, no answer. Where the source has roles, who speaks is
 * known from them.
 */
final class SelfReply implements Rule {
  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    if (evidence.roles() || !evidence.target(turn)) {
      return Optional.empty();
    }
    int parent = evidence.turn(turn).parent();
    return evidence.turn(turn).speaker() == evidence.turn(parent).speaker()
        ? Optional.of(Cause.of(Reason.SELF_REPLY))
        : Optional.empty();
  }
}
