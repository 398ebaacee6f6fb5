package io.parley.transforms;

import java.util.function.BiConsumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/**
 * Gathers facts of its elements into blocks, and passes them on when they or the bundle are full.
 */
public abstract class BlocksFn<T> extends DoFn<T, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Partitions partitions;
  private transient FactBlocks blocks;
  private transient BiConsumer<Integer, byte[]> out;

  protected BlocksFn(Partitions partitions) {
    this.partitions = partitions;
  }

  /** Adds the facts of one element. */
  protected abstract void add(T element, FactBlocks blocks) throws Exception;

  /** Adds what is known when the bundle ends. */
  protected void addLast(FactBlocks blocks) {}

  @StartBundle
  public void startBundle() {
    blocks = new FactBlocks(partitions, (partition, block) -> out.accept(partition, block));
  }

  @ProcessElement
  public void process(@Element T element, OutputReceiver<KV<Integer, byte[]>> receiver)
      throws Exception {
    out = (partition, block) -> receiver.output(KV.of(partition, block));
    add(element, blocks);
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    out =
        (partition, block) ->
            context.output(
                KV.of(partition, block), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    addLast(blocks);
    blocks.flushTo(out);
    blocks = null;
  }
}
