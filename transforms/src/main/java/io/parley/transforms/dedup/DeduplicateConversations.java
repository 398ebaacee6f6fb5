package io.parley.transforms.dedup;

import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.schemas.VerdictCoder;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Sizes;
import io.parley.transforms.Slots;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Says which conversations and which replies are copies of others. Only hashes and what decides
 * between copies are shuffled, in blocks; the text stays where it is.
 */
public final class DeduplicateConversations
    extends PTransform<PCollection<Conversation>, PCollection<Verdict>> {
  private static final long serialVersionUID = 1L;

  private final DedupConfig config;
  private final Slots slots;
  private final ReplyKeys replies;
  private final Partitions partitions;

  private DeduplicateConversations(
      DedupConfig config, Slots slots, ReplyKeys replies, Partitions partitions) {
    this.config = config;
    this.slots = slots;
    this.replies = replies;
    this.partitions = partitions;
  }

  /**
   * Conversations to verdicts.
   *
   * @param slots the place of each conversation, which verdicts carry
   * @param replies lists the candidate replies
   * @param partitions a worker holds the facts of one at a time
   */
  public static DeduplicateConversations with(
      DedupConfig config, Slots slots, ReplyKeys replies, Partitions partitions) {
    return new DeduplicateConversations(config, slots, replies, partitions);
  }

  @Override
  public PCollection<Verdict> expand(PCollection<Conversation> conversations) {
    PCollection<Verdict> removed =
        switch (config.conversations()) {
          case NEAR ->
              conversations.apply("Near-duplicates", new NearDuplicates(config, slots, partitions));
          case EXACT -> removedConversations(conversations);
          case NONE -> noVerdicts(conversations);
        };
    if (config.pairs() == DedupConfig.Level.NONE) {
      return removed;
    }
    return PCollectionList.of(removed)
        .and(removedReplies(conversations, removed))
        .apply("Conversations and replies", Flatten.pCollections());
  }

  private PCollection<Verdict> removedConversations(PCollection<Conversation> conversations) {
    return conversations
        .apply("Hash conversations", ParDo.of(new ConversationFactsFn(slots, partitions)))
        .setCoder(FactBlocks.CODER)
        .apply("Gather equal conversations", GroupByKey.create())
        .apply("Keep the best conversation", ParDo.of(new KeepBestFn()))
        .setCoder(VerdictCoder.of());
  }

  /** A reply whose conversation goes must not win over one that stays, so those leave first. */
  private PCollection<Verdict> removedReplies(
      PCollection<Conversation> conversations, PCollection<Verdict> removed) {
    PCollection<KV<Integer, byte[]>> facts =
        conversations
            .apply("Hash replies", ParDo.of(new ReplyFactsFn(slots, replies, partitions)))
            .setCoder(FactBlocks.CODER);
    PCollection<KV<Integer, byte[]>> gone =
        removed
            .apply("Name removed conversations", ParDo.of(new RemovedFn(partitions)))
            .setCoder(FactBlocks.CODER);
    return PCollectionList.of(facts)
        .and(gone)
        .apply("Replies and removed conversations", Flatten.pCollections())
        .apply("Gather replies by conversation", GroupByKey.create())
        .apply(
            "Leave out replies of removed conversations",
            ParDo.of(new SurvivingRepliesFn(partitions)))
        .setCoder(FactBlocks.CODER)
        .apply("Gather equal pairs", GroupByKey.create())
        .apply("Keep the best pair", ParDo.of(new KeepBestFn()))
        .setCoder(VerdictCoder.of());
  }

  private static PCollection<Verdict> noVerdicts(PCollection<Conversation> conversations) {
    return conversations
        .getPipeline()
        .apply("No removed conversations", Create.empty(VerdictCoder.of()));
  }

  private static final class ConversationFactsFn extends BlocksFn<Conversation> {
    private static final long serialVersionUID = 1L;

    private final Slots slots;

    ConversationFactsFn(Slots slots, Partitions partitions) {
      super(partitions);
      this.slots = slots;
    }

    @Override
    protected void add(Conversation conversation, FactBlocks blocks) throws Exception {
      Slot slot = slots.of(conversation);
      if (slot.split() == Split.NONE) {
        return; // gives no rows, so nothing of it can be a copy
      }
      Fact fact = Facts.ofConversation(conversation, slot, Sizes.of(conversation));
      blocks.add(fact.key().high(), fact::write);
    }
  }

  /**
   * Facts of replies, by conversation: after a zero byte, which {@link RemovedFn} does not write.
   */
  private static final class ReplyFactsFn extends BlocksFn<Conversation> {
    private static final long serialVersionUID = 1L;

    private final Slots slots;
    private final ReplyKeys replies;

    ReplyFactsFn(Slots slots, ReplyKeys replies, Partitions partitions) {
      super(partitions);
      this.slots = slots;
      this.replies = replies;
    }

    @Override
    protected void add(Conversation conversation, FactBlocks blocks) {
      long partition = Fingerprint.of(conversation.id()).high();
      for (Fact fact : Facts.ofReplies(conversation, slots.of(conversation), replies)) {
        blocks.add(
            partition,
            out -> {
              out.writeByte(0);
              fact.write(out);
            });
      }
    }
  }

  private static final class RemovedFn extends BlocksFn<Verdict> {
    private static final long serialVersionUID = 1L;

    RemovedFn(Partitions partitions) {
      super(partitions);
    }

    @Override
    protected void add(Verdict verdict, FactBlocks blocks) {
      blocks.add(
          Fingerprint.of(verdict.conversation()).high(),
          out -> {
            out.writeByte(1);
            FactBlocks.writeId(verdict.conversation(), out);
          });
    }
  }
}
