package io.parley.transforms.dedup;

import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import java.util.function.Consumer;

/** Passes on the facts of replies whose conversation stays, and of those known from before. */
final class SurvivingRepliesFn extends LevelFn {
  private static final long serialVersionUID = 1L;

  SurvivingRepliesFn(Cap next, Partitions partitions) {
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
