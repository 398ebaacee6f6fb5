package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import org.apache.beam.sdk.values.KV;

/** Picks the links that the rounds have left, each once, for one worker. */
final class LeftLinksFn extends BlocksFn<KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  LeftLinksFn() {
    super(new Partitions(1));
  }

  @Override
  protected void add(KV<Integer, byte[]> links, FactBlocks blocks) {
    Links left = Entry.linksTo(blocks);
    FactBlocks.read(
        links.getValue(),
        in ->
            Entry.readLink(
                in,
                (node, other, kind) -> {
                  if (kind == Links.LEAF || kind == Links.EDGE && node < other) {
                    left.add(node, other, kind);
                  }
                }));
  }
}
