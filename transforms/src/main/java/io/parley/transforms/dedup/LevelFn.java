package io.parley.transforms.dedup;

import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** One level, for a partition: some go, and the next level sees only the others. */
abstract class LevelFn extends TaggedBlocksFn<KV<Integer, Iterable<byte[]>>, Verdict> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<Verdict> VERDICTS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, byte[]>> KEPT = new TupleTag<>() {};

  private final Cap next;

  /**
   * @param next of the next level; null where that has none
   */
  LevelFn(Cap next, Partitions partitions) {
    super(partitions);
    this.next = next;
  }

  /**
   * Decides.
   *
   * @param kept takes those that stay as the next level sees them, if there is one
   */
  abstract void judge(Entries entries, Consumer<Verdict> verdicts, Consumer<Fact> kept);

  @Override
  void add(KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver outputs) {
    Consumer<Verdict> verdicts = outputs.get(VERDICTS)::output;
    List<Fact> kept = new ArrayList<>();
    judge(Entries.read(partition.getValue()), verdicts, kept::add);
    for (Fact fact : next == null ? kept : next.keepBest(kept, verdicts)) {
      Entry.addFact(fact, fact.cluster(), blocks(KEPT));
    }
  }
}
