package io.parley.transforms.dedup;

import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Decides who of a cluster stays, for a partition of clusters. */
final class SurvivorsFn extends LevelFn {
  private static final long serialVersionUID = 1L;

  private static final Comparator<Fact> ORDER =
      Comparator.comparingLong(Fact::cluster).thenComparing(Fact.BEST);

  private final double threshold;
  private final Bands bands;

  SurvivorsFn(double threshold, Cap next, Partitions partitions) {
    super(next, partitions);
    this.threshold = threshold;
    this.bands = Bands.forThreshold(threshold);
  }

  @Override
  void judge(Entries entries, Consumer<Verdict> verdicts, Consumer<Fact> kept) {
    List<Fact> facts = entries.facts();
    facts.sort(ORDER);
    Survivors survivors = null;
    for (int i = 0; i < facts.size(); i++) {
      if (i == 0 || facts.get(i).cluster() != facts.get(i - 1).cluster()) {
        survivors = new Survivors(bands, threshold, entries.sketches(), verdicts);
      }
      Fact fact = facts.get(i);
      if (survivors.add(fact) && fact.hasNext()) {
        kept.accept(fact.next());
      }
    }
  }
}
