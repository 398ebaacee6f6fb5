package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.values.KV;

/**
 * Brings facts and clusters of a partition of nodes together. Facts that share a cluster or a text
 * are gathered by cluster; of equal ones the best carries the sketch. All others stay for sure.
 */
final class ClusteredFn extends BlocksFn<KV<Integer, Iterable<byte[]>>> {
  private static final long serialVersionUID = 1L;

  ClusteredFn(Partitions partitions) {
    super(partitions);
  }

  @Override
  protected void add(KV<Integer, Iterable<byte[]>> partition, FactBlocks blocks) {
    Map<Long, Long> clusters = new HashMap<>();
    List<Clustered> members = new ArrayList<>();
    for (byte[] block : partition.getValue()) {
      FactBlocks.read(
          block,
          in ->
              Entry.read(
                  in,
                  (node, other, kind) -> {
                    if (kind == Links.CLUSTER) {
                      clusters.put(node, other);
                    }
                  },
                  (fact, sketch) -> members.add(new Clustered(fact.key().high(), fact, sketch))));
    }
    members.sort((one, other) -> Fact.ORDER.compare(one.fact(), other.fact()));
    for (int i = 0; i < members.size(); i++) {
      Clustered member = members.get(i);
      boolean copy = i > 0 && equal(members.get(i - 1), member);
      boolean copied = i + 1 < members.size() && equal(member, members.get(i + 1));
      Long cluster = clusters.get(member.cluster());
      if (cluster != null || copy || copied) {
        Clustered found =
            new Clustered(
                cluster == null ? member.cluster() : cluster,
                member.fact(),
                copy ? null : member.sketch());
        blocks.add(found.cluster(), found::write);
      }
    }
  }

  private static boolean equal(Clustered one, Clustered other) {
    return one.fact().key().equals(other.fact().key());
  }
}
