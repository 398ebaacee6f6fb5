package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Sizes;
import io.parley.transforms.Slots;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sketches conversations, or replies with the turns they answer, or both. Facts are gathered by
 * node, and once for each text its sketch by node and its bands by band hash.
 */
final class SketchesFn extends TaggedBlocksFn<Conversation, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<KV<Integer, byte[]>> FACTS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, byte[]>> BANDS = new TupleTag<>() {};

  /** Texts of a bundle that are remembered, so that one posted a million times is sent rarely. */
  private static final int REMEMBERED = 1 << 16;

  /** Keeps bands of replies from those of conversations. */
  static final long REPLY = 0x5DEECE66D1CE4E5BL;

  private final DedupConfig config;
  private final Slots slots;
  private final ReplyKeys replies;
  private final Bands bands;
  private final Levels levels;
  private transient Shingles shingles;
  private transient Set<Fingerprint> sent;

  SketchesFn(DedupConfig config, Slots slots, ReplyKeys replies, Partitions partitions) {
    super(partitions);
    this.config = config;
    this.slots = slots;
    this.replies = replies;
    this.bands = Bands.forThreshold(config.threshold());
    this.levels = Levels.of(config);
  }

  @Setup
  public void setup() {
    shingles = new Shingles();
  }

  @Override
  public void startBundle() {
    super.startBundle();
    sent = new HashSet<>();
  }

  @Override
  void add(Conversation conversation, MultiOutputReceiver outputs) {
    Slot slot = slots.of(conversation);
    if (slot.split() == Split.NONE) {
      return; // gives no rows, so nothing of it can be a copy
    }
    List<ReplyKey> candidates = replies.of(conversation);
    if (config.conversations() == DedupConfig.Level.NEAR) {
      long bytes = Sizes.of(conversation);
      Fact fact = Facts.ofConversation(conversation, slot, bytes, candidates.size());
      addFact(fact);
      if (isNew(fact)) {
        addSketch(fact, shingles.of(conversation), 0);
      }
    }
    if (config.pairs() == DedupConfig.Level.NEAR) {
      for (ReplyKey reply : candidates) {
        add(conversation, slot, reply);
      }
    }
  }

  private void add(Conversation conversation, Slot slot, ReplyKey reply) {
    int[] pieces = shingles.of(conversation, reply);
    boolean clear = pieces.length >= Sketch.CLEAR;
    Fingerprint text = clear ? reply.exchange() : reply.pair();
    Fact fact = Facts.ofReply(conversation, slot, reply, levels.keys(text, reply));
    addFact(fact);
    if (clear && isNew(fact)) {
      addSketch(fact, pieces, REPLY);
    }
  }

  private void addFact(Fact fact) {
    Entry.addFact(fact, fact.cluster(), blocks(FACTS));
  }

  private boolean isNew(Fact fact) {
    if (sent.size() == REMEMBERED) {
      sent.clear();
    }
    return sent.add(fact.key());
  }

  private void addSketch(Fact fact, int[] pieces, long kind) {
    Sketch sketch = shingles.sketch(pieces);
    long node = fact.cluster();
    Entry.addSketch(fact.key(), sketch, node, blocks(FACTS));
    sketch.addBands(bands, node, kind, blocks(BANDS));
  }
}
