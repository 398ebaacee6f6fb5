package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import org.apache.beam.sdk.values.KV;

/** Links likely near-duplicates of a partition of bands. */
final class BucketsFn extends BlocksFn<KV<Integer, Iterable<byte[]>>> {
  private static final long serialVersionUID = 1L;

  private final int mostDifferent;

  BucketsFn(double threshold, Partitions partitions) {
    super(partitions);
    this.mostDifferent = Outline.mostDifferent(threshold);
  }

  @Override
  protected void add(KV<Integer, Iterable<byte[]>> partition, FactBlocks blocks) {
    LongTable bands = new LongTable(Buckets.WIDTH);
    for (byte[] block : partition.getValue()) {
      FactBlocks.read(
          block, in -> bands.add(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
    Buckets.link(bands, mostDifferent, Entry.linksTo(blocks));
  }
}
