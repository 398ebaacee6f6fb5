package io.parley.transforms.filter.thread;

import io.parley.schemas.Cause;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of a chat of which it is doubtful that they answer what they were linked to.
 *
 * @param direct whether a line may answer only what was said to its speaker or to nobody
 */
record Addressed(boolean direct) implements Rule {
  @Override
  public String key() {
    return "chat_replies";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int index) {
    Turn turn = evidence.turn(index);
    Set<Flag> flags = turn.flags();
    if (!flags.contains(Flag.ADDRESSED)) {
      return flags.contains(Flag.GUESSED)
          ? Optional.of(Cause.of(Reason.UNADDRESSED))
          : Optional.empty();
    }
    // Who goes on with an own line still speaks to the same person.
    boolean goesOn = evidence.turn(turn.parent()).speaker() == turn.speaker();
    int other = direct && !goesOn ? evidence.addressee(turn.parent()) : 0;
    return other != 0 && other != turn.speaker()
        ? Optional.of(Cause.of(Reason.OVERHEARD))
        : Optional.empty();
  }
}
