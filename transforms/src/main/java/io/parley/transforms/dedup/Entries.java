package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.transforms.FactBlocks;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was gathered in a partition. */
final class Entries {
  private final List<Fact> facts = new ArrayList<>();
  private final Map<Fingerprint, Sketch> sketches = new HashMap<>();
  private final Map<Long, Long> clusters = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  private Entries() {}

  static Entries read(Iterable<byte[]> blocks) {
    Entries entries = new Entries();
    for (byte[] block : blocks) {
      FactBlocks.read(block, entries::add);
    }
    return entries;
  }

  private void add(DataInput in) throws IOException {
    int kind = in.readByte();
    switch (kind) {
      case Entry.FACT -> facts.add(Fact.read(in));
      case Entry.SKETCH ->
          sketches.put(new Fingerprint(in.readLong(), in.readLong()), Sketch.read(in));
      case Entry.REMOVED -> removed.add(FactBlocks.readId(in));
      default -> {
        long node = in.readLong();
        long other = in.readLong();
        if (kind == Links.CLUSTER) {
          clusters.put(node, other);
        }
      }
    }
  }

  /** In no order; the list may be sorted. */
  List<Fact> facts() {
    return facts;
  }

  /** By the key of their text; none of texts that were not sketched. */
  Map<Fingerprint, Sketch> sketches() {
    return sketches;
  }

  /** By node. */
  Map<Long, Long> clusters() {
    return clusters;
  }

  /** Ids of conversations. */
  Set<String> removed() {
    return removed;
  }
}
