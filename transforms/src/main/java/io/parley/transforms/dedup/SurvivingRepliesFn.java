package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.values.KV;

/** Passes on the facts of replies whose conversation stays, now by what the replies say. */
final class SurvivingRepliesFn extends BlocksFn<KV<Integer, Iterable<byte[]>>> {
  private static final long serialVersionUID = 1L;

  SurvivingRepliesFn(Partitions partitions) {
    super(partitions);
  }

  @Override
  protected void add(KV<Integer, Iterable<byte[]>> partition, FactBlocks blocks) {
    Set<String> gone = new HashSet<>();
    List<Fact> facts = new ArrayList<>();
    for (byte[] block : partition.getValue()) {
      FactBlocks.read(
          block,
          in -> {
            if (in.readByte() == 0) {
              facts.add(Fact.read(in));
            } else {
              gone.add(FactBlocks.readId(in));
            }
          });
    }
    for (Fact fact : facts) {
      if (!gone.contains(fact.conversation())) {
        blocks.add(fact.key().high(), fact::write);
      }
    }
  }
}
