package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.util.Locale;
import org.apache.beam.sdk.values.KV;

/** Finds the clusters of what the rounds have left, all in one worker. */
final class UnionFn extends BlocksFn<KV<Integer, Iterable<byte[]>>> {
  private static final long serialVersionUID = 1L;

  /** Each takes up to 64 bytes while the table grows: 2 GiB. */
  static final int MOST_LINKS = 1 << 25;

  private final int mostLinks;

  UnionFn(int mostLinks, Partitions partitions) {
    super(partitions);
    this.mostLinks = mostLinks;
  }

  @Override
  protected void add(KV<Integer, Iterable<byte[]>> all, FactBlocks blocks) {
    LongTable edges = new LongTable(2);
    for (byte[] block : all.getValue()) {
      FactBlocks.read(
          block,
          in ->
              Entry.readLink(
                  in,
                  (node, other, kind) -> {
                    edges.add(node, other);
                    if (edges.rows() > mostLinks) {
                      throw tooMany();
                    }
                  }));
    }
    UnionFind.clusters(edges, Entry.linksTo(blocks));
  }

  private IllegalStateException tooMany() {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "dedup.rounds: more than %,d links between near-duplicates are left for one worker;"
                + " more rounds leave fewer",
            mostLinks));
  }
}
