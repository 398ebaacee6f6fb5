package io.parley.transforms.dedup;

import io.parley.transforms.Partitions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Gathers facts of its elements into blocks, and passes them on when they or the bundle are full.
 */
abstract class BlocksFn<T> extends DoFn<T, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Partitions partitions;
  private transient FactBlocks blocks;
  private transient OutputReceiver<KV<Integer, byte[]>> receiver;

  BlocksFn(Partitions partitions) {
    this.partitions = partitions;
  }

  /** Adds the facts of one element. */
  abstract void add(T element, FactBlocks blocks) throws Exception;

  @StartBundle
  public void startBundle() {
    blocks =
        new FactBlocks(partitions, (partition, block) -> receiver.output(KV.of(partition, block)));
  }

  @ProcessElement
  public void process(@Element T element, OutputReceiver<KV<Integer, byte[]>> out)
      throws Exception {
    receiver = out;
    add(element, blocks);
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    FactBlocks last = blocks;
    blocks = null;
    last.flushTo(
        (partition, block) ->
            context.output(
                KV.of(partition, block), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
  }
}
