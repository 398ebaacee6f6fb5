package io.parley.transforms.dedup;

import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import java.util.function.Consumer;

/**
 * Passes on what is known from before, the facts of conversations that stay, and of their replies.
 */
final class OfSurvivorsFn extends LevelFn {
  private static final long serialVersionUID = 1L;

  OfSurvivorsFn(Cap next, Partitions partitions) {
    super(next, partitions);
  }

  @Override
  void judge(Entries entries, Consumer<Verdict> verdicts, Consumer<Fact> kept) {
    for (Fact fact : entries.facts()) {
      if (fact.known() || !entries.removed().contains(fact.conversation())) {
        kept.accept(fact);
      }
    }
  }
}
