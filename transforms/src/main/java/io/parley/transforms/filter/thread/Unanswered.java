package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.BitSet;
import java.util.Optional;

/**
 * Conversations of several turns of which none, whatever it says, could be trained on: no reply is
 * left that may be read, or none to anybody else. What nobody ever answered is for {@code segment}
 * to name.
 */
final class Unanswered implements Rule {
  @Override
  public String key() {
    return "unanswered";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    int size = evidence.conversation().turns().size();
    BitSet spokenTo = new BitSet(); // somebody else, or a user, speaks at a turn or above it
    for (int i = 0; i < size; i++) {
      int parent = evidence.turn(i).parent();
      boolean opens =
          evidence.roles()
              ? evidence.turn(i).role() == Role.USER
              : parent >= 0 && evidence.turn(parent).speaker() != evidence.turn(i).speaker();
      spokenTo.set(i, opens || parent >= 0 && spokenTo.get(parent));
      if (spokenTo.get(i) && evidence.target(i) && evidence.readable().get(i)) {
        return Optional.empty();
      }
    }
    return size > 1 ? Optional.of(Cause.of(Reason.NO_ANSWER)) : Optional.empty();
  }
}
