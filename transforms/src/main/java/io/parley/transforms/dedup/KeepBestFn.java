package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import io.parley.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Finds the copies in a partition of facts; of each, all but the best go. */
final class KeepBestFn extends DoFn<KV<Integer, Iterable<byte[]>>, Verdict> {
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<Verdict> out) {
    List<Fact> facts = new ArrayList<>();
    for (byte[] block : partition.getValue()) {
      FactBlocks.read(block, in -> facts.add(Fact.read(in)));
    }
    facts.sort(Fact.ORDER);
    Fact winner = null;
    for (Fact fact : facts) {
      if (winner == null || !winner.key().equals(fact.key())) {
        winner = fact;
      } else {
        out.output(fact.losesTo(winner));
      }
    }
  }
}
