package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Gathers facts of its elements into blocks for several outputs. */
abstract class TaggedBlocksFn<T, M> extends DoFn<T, M> {
  private static final long serialVersionUID = 1L;

  private final Partitions partitions;
  private transient Map<TupleTag<KV<Integer, byte[]>>, FactBlocks> open;
  private transient MultiOutputReceiver receiver;

  TaggedBlocksFn(Partitions partitions) {
    this.partitions = partitions;
  }

  /** Adds the facts of one element. */
  abstract void add(T element, MultiOutputReceiver outputs) throws IOException;

  /** Where facts for an output are added. */
  FactBlocks blocks(TupleTag<KV<Integer, byte[]>> tag) {
    return open.computeIfAbsent(
        tag,
        any ->
            new FactBlocks(
                partitions,
                (partition, block) -> receiver.get(tag).output(KV.of(partition, block))));
  }

  @StartBundle
  public void startBundle() {
    open = new LinkedHashMap<>();
  }

  @ProcessElement
  public void process(@Element T element, MultiOutputReceiver outputs) throws IOException {
    receiver = outputs;
    add(element, outputs);
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    open.forEach(
        (tag, blocks) ->
            blocks.flushTo(
                (partition, block) ->
                    context.output(
                        tag,
                        KV.of(partition, block),
                        BoundedWindow.TIMESTAMP_MIN_VALUE,
                        GlobalWindow.INSTANCE)));
    open = null;
  }
}
