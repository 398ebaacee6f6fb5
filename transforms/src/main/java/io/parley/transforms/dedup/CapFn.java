package io.parley.transforms.dedup;

import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import java.util.function.Consumer;

/** Keeps the best of each key. */
final class CapFn extends LevelFn {
  private static final long serialVersionUID = 1L;

  private final Cap cap;

  CapFn(Cap cap, Cap next, Partitions partitions) {
    super(next, partitions);
    this.cap = cap;
  }

  @Override
  void judge(Entries entries, Consumer<Verdict> verdicts, Consumer<Fact> kept) {
    for (Fact fact : cap.keepBest(entries.facts(), verdicts)) {
      if (fact.hasNext()) {
        kept.accept(fact.next());
      }
    }
  }
}
