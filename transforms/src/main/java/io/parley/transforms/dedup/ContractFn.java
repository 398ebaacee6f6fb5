package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import org.apache.beam.sdk.values.KV;

/** One round of contraction, for the nodes of a partition. */
final class ContractFn extends BlocksFn<KV<Integer, Iterable<byte[]>>> {
  private static final long serialVersionUID = 1L;

  ContractFn(Partitions partitions) {
    super(partitions);
  }

  @Override
  protected void add(KV<Integer, Iterable<byte[]>> partition, FactBlocks blocks) {
    LongTable links = new LongTable(Contraction.WIDTH);
    for (byte[] block : partition.getValue()) {
      FactBlocks.read(block, in -> Entry.readLink(in, links::add));
    }
    Contraction.round(links, Entry.linksTo(blocks));
  }
}
