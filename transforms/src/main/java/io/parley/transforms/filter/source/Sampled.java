package io.parley.transforms.filter.source;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * All turns of conversations beyond a share of them. A hash of the id decides, another one than
 * those of splits and order: a sample is spread over both as all are, stays the same whatever the
 * recipe's seed, and is a part of every larger one.
 */
record Sampled(Sampling sampling) implements Rule {
  private static final long SEED = 0x53414D504C45L;

  @Override
  public String key() {
    return "sample";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Conversation conversation = evidence.conversation();
    // The seeds of splits are the user's, and could be this one.
    long hash = Fingerprint.hash64(SEED, "sample " + conversation.id());
    return Fingerprint.inShare(hash, sampling.of(conversation.source()))
        ? Optional.empty()
        : Optional.of(Cause.of(Reason.SAMPLED_OUT));
  }
}
