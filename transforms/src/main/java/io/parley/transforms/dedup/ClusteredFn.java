package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.transforms.Partitions;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Brings facts and clusters of a partition of nodes together. Conversations that share a cluster or
 * a text are gathered by cluster; such replies by conversation first, for those of removed ones
 * leave, while their sketches wait at the cluster. All others stay for sure, and only a later level
 * asks for them.
 */
final class ClusteredFn extends TaggedBlocksFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<KV<Integer, byte[]>> CONVERSATIONS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, byte[]>> REPLIES = new TupleTag<>() {};
  static final TupleTag<KV<Integer, byte[]>> SKETCHES_OF_REPLIES = new TupleTag<>() {};

  ClusteredFn(Partitions partitions) {
    super(partitions);
  }

  @Override
  void add(KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver outputs) {
    Entries entries = Entries.read(partition.getValue());
    Map<Fingerprint, Integer> copies = new HashMap<>();
    for (Fact fact : entries.facts()) {
      copies.merge(fact.key(), 1, Integer::sum);
    }
    for (Fact fact : entries.facts()) {
      Long cluster = entries.clusters().get(fact.cluster());
      if (cluster != null) {
        addFact(fact.in(cluster));
        Sketch sketch = entries.sketches().remove(fact.key());
        if (sketch != null) {
          var tag = fact.isReply() ? SKETCHES_OF_REPLIES : CONVERSATIONS;
          Entry.addSketch(fact.key(), sketch, cluster, blocks(tag));
        }
      } else if (copies.get(fact.key()) > 1 || fact.hasNext()) {
        addFact(fact);
      }
    }
  }

  private void addFact(Fact fact) {
    if (fact.isReply()) {
      Entry.addFact(fact, Fingerprint.of(fact.conversation()).high(), blocks(REPLIES));
    } else {
      Entry.addFact(fact, fact.cluster(), blocks(CONVERSATIONS));
    }
  }
}
