package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import io.parley.schemas.Conversation;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.transforms.Partitions;
import io.parley.transforms.Sizes;
import io.parley.transforms.Slots;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sketches each conversation. Its fact and sketch are gathered by node, and once for each text its
 * bands by band hash.
 */
final class SketchesFn extends DoFn<Conversation, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<KV<Integer, byte[]>> FACTS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, byte[]>> BANDS = new TupleTag<>() {};

  /** Texts of a bundle that are remembered, so that one posted a million times is banded rarely. */
  private static final int REMEMBERED = 1 << 16;

  private final Slots slots;
  private final Bands bands;
  private final Partitions partitions;
  private transient Shingles shingles;
  private transient FactBlocks facts;
  private transient FactBlocks bandBlocks;
  private transient Set<Long> banded;
  private transient MultiOutputReceiver receiver;

  SketchesFn(Slots slots, Bands bands, Partitions partitions) {
    this.slots = slots;
    this.bands = bands;
    this.partitions = partitions;
  }

  @Setup
  public void setup() {
    shingles = new Shingles();
  }

  @StartBundle
  public void startBundle() {
    facts = blocks(FACTS);
    bandBlocks = blocks(BANDS);
    banded = new HashSet<>();
  }

  private FactBlocks blocks(TupleTag<KV<Integer, byte[]>> tag) {
    return new FactBlocks(
        partitions, (partition, block) -> receiver.get(tag).output(KV.of(partition, block)));
  }

  @ProcessElement
  public void process(@Element Conversation conversation, MultiOutputReceiver out) {
    receiver = out;
    Slot slot = slots.of(conversation);
    if (slot.split() == Split.NONE) {
      return; // gives no rows, so nothing of it can be a copy
    }
    Fact fact = Facts.ofConversation(conversation, slot, Sizes.of(conversation));
    int[] pieces = shingles.of(conversation);
    long[] signature = MinHash.of(pieces);
    Sketch sketch = Sketch.of(pieces, signature, shingles.ofQuestions(), shingles.ofAnswers());
    long node = fact.key().high();
    facts.add(node, block -> Entry.writeFact(fact, sketch, block));
    if (banded.size() == REMEMBERED) {
      banded.clear();
    }
    if (banded.add(node)) {
      addBands(node, signature);
    }
  }

  private void addBands(long node, long[] signature) {
    long first = Outline.half(signature, 0);
    long second = Outline.half(signature, 1);
    for (int band = 0; band < bands.count(); band++) {
      long key = bands.key(band, slot -> signature[slot]);
      bandBlocks.add(
          key,
          block -> {
            block.writeLong(key);
            block.writeLong(node);
            block.writeLong(first);
            block.writeLong(second);
          });
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    flush(facts, FACTS, context);
    flush(bandBlocks, BANDS, context);
    facts = null;
    bandBlocks = null;
    banded = null;
  }

  private static void flush(
      FactBlocks blocks, TupleTag<KV<Integer, byte[]>> tag, FinishBundleContext context) {
    blocks.flushTo(
        (partition, block) ->
            context.output(
                tag,
                KV.of(partition, block),
                BoundedWindow.TIMESTAMP_MIN_VALUE,
                GlobalWindow.INSTANCE));
  }
}
