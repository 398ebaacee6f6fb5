package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Verdict;
import io.parley.schemas.VerdictCoder;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Slots;
import io.parley.transforms.dedup.DedupConfig.Level;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Says which conversations and which replies go: copies of others, and what comes too often. Only
 * hashes and what decides between copies are shuffled, in blocks; the text stays where it is.
 *
 * <p>Conversations come first. A reply whose conversation goes leaves before replies are compared,
 * for it must not win over one that stays; then replies pass their {@link Levels}.
 */
public final class DeduplicateConversations
    extends PTransform<PCollection<Conversation>, PCollection<Verdict>> {
  private static final long serialVersionUID = 1L;

  private final DedupConfig config;
  private final Slots slots;
  private final ReplyKeys replies;
  private final Partitions partitions;
  private final List<String> known;

  private DeduplicateConversations(
      DedupConfig config,
      Slots slots,
      ReplyKeys replies,
      Partitions partitions,
      List<String> known) {
    this.config = config;
    this.slots = slots;
    this.replies = replies;
    this.partitions = partitions;
    this.known = List.copyOf(known);
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
    return new DeduplicateConversations(config, slots, replies, partitions, List.of());
  }

  /**
   * What earlier datasets have goes here, too, and theirs stays.
   *
   * @param files of their indexes, as Beam's file systems name them; every worker can read them
   */
  public DeduplicateConversations against(List<String> files) {
    return new DeduplicateConversations(config, slots, replies, partitions, files);
  }

  @Override
  public PCollection<Verdict> expand(PCollection<Conversation> conversations) {
    PCollectionTuple earlier = known.isEmpty() ? null : known(conversations.getPipeline());
    PCollectionTuple near =
        config.conversations() == Level.NEAR || config.pairs() == Level.NEAR
            ? conversations.apply(
                "Near-duplicates", new NearDuplicates(config, slots, replies, partitions, earlier))
            : null;
    List<PCollection<Verdict>> verdicts = new ArrayList<>();
    verdicts.add(removedConversations(conversations, near, earlier));
    if (!config.caps().perSource().isEmpty()) {
      verdicts.add(tooManyOfTheirSource(conversations, verdicts));
    }
    Levels levels = Levels.of(config);
    if (!levels.isEmpty()) {
      addReplies(levels, conversations, near, earlier, verdicts);
    }
    return PCollectionList.of(verdicts).apply("Conversations and replies", Flatten.pCollections());
  }

  /** Files spread over the workers, for an index may be larger than what is read. */
  private PCollectionTuple known(Pipeline pipeline) {
    return pipeline
        .apply("Known files", Create.of(known).withCoder(StringUtf8Coder.of()))
        .apply("Spread known files", Reshuffle.viaRandomKey())
        .apply(
            "Read what is known",
            ParDo.of(new KnownFn(config, partitions))
                .withOutputTags(
                    SketchesFn.FACTS,
                    TupleTagList.of(SketchesFn.BANDS)
                        .and(KnownFn.EQUAL_CONVERSATIONS)
                        .and(KnownFn.EQUAL_PAIRS)));
  }

  private static PCollection<KV<Integer, byte[]>> withKnown(
      PCollection<KV<Integer, byte[]>> facts,
      PCollectionTuple earlier,
      TupleTag<KV<Integer, byte[]>> tag,
      String name) {
    return earlier == null
        ? facts
        : PCollectionList.of(facts)
            .and(NearDuplicates.blocks(earlier, tag))
            .apply(name, Flatten.pCollections());
  }

  private PCollection<Verdict> removedConversations(
      PCollection<Conversation> conversations, PCollectionTuple near, PCollectionTuple earlier) {
    PCollection<KV<Integer, byte[]>> copies;
    switch (config.conversations()) {
      case NEAR -> copies = NearDuplicates.blocks(near, ClusteredFn.CONVERSATIONS);
      case EXACT ->
          copies =
              withKnown(
                  conversations
                      .apply(
                          "Hash conversations",
                          ParDo.of(new ConversationFactsFn(slots, replies, partitions)))
                      .setCoder(FactBlocks.CODER),
                  earlier,
                  KnownFn.EQUAL_CONVERSATIONS,
                  "Conversations and known ones");
      default -> {
        return conversations
            .getPipeline()
            .apply("No removed conversations", Create.empty(VerdictCoder.of()));
      }
    }
    return judge(
            "conversation copies", copies, new SurvivorsFn(config.threshold(), null, partitions))
        .get(LevelFn.VERDICTS)
        .setCoder(VerdictCoder.of());
  }

  private PCollection<Verdict> tooManyOfTheirSource(
      PCollection<Conversation> conversations, List<PCollection<Verdict>> verdicts) {
    PCollection<KV<Integer, byte[]>> facts =
        conversations
            .apply("Hash sources", ParDo.of(new SourceFactsFn(config.caps(), slots, partitions)))
            .setCoder(FactBlocks.CODER);
    return ofSurvivors("conversations", facts, null, verdicts)
        .apply("Cap sources", new CapSources(config.caps(), partitions));
  }

  /** The facts of conversations that stay, or of their replies; few of a key of the next level. */
  private PCollection<KV<Integer, byte[]>> ofSurvivors(
      String what,
      PCollection<KV<Integer, byte[]>> facts,
      Cap next,
      List<PCollection<Verdict>> verdicts) {
    PCollection<KV<Integer, byte[]>> removed =
        PCollectionList.of(verdicts)
            .apply("Verdicts on " + what, Flatten.pCollections())
            .apply("Name those removed for " + what, ParDo.of(new RemovedFn(partitions)))
            .setCoder(FactBlocks.CODER);
    return level(
        what + " of survivors",
        PCollectionList.of(facts)
            .and(removed)
            .apply("Facts and those removed for " + what, Flatten.pCollections()),
        new OfSurvivorsFn(next, partitions),
        verdicts);
  }

  /** Adds the verdicts of every level of replies. */
  private void addReplies(
      Levels levels,
      PCollection<Conversation> conversations,
      PCollectionTuple near,
      PCollectionTuple earlier,
      List<PCollection<Verdict>> verdicts) {
    boolean similar = config.pairs() == Level.NEAR;
    PCollection<KV<Integer, byte[]>> facts =
        similar
            ? NearDuplicates.blocks(near, ClusteredFn.REPLIES)
            : conversations
                .apply(
                    "Hash replies", ParDo.of(new ReplyFactsFn(levels, slots, replies, partitions)))
                .setCoder(FactBlocks.CODER);
    PCollection<KV<Integer, byte[]>> left = ofSurvivors("replies", facts, levels.cap(0), verdicts);
    if (similar) {
      left =
          PCollectionList.of(left)
              .and(NearDuplicates.blocks(near, ClusteredFn.SKETCHES_OF_REPLIES))
              .apply("Replies and sketches", Flatten.pCollections());
    } else if (levels.copies()) {
      left = withKnown(left, earlier, KnownFn.EQUAL_PAIRS, "Pairs and known ones");
    }
    if (levels.copies()) {
      left =
          level(
              "pair copies",
              left,
              new SurvivorsFn(config.threshold(), levels.cap(1), partitions),
              verdicts);
    }
    for (int level = levels.copies() ? 1 : 0; level < levels.count(); level++) {
      Cap cap = levels.cap(level);
      CapFn fn = new CapFn(cap, levels.cap(level + 1), partitions);
      left = level(cap.reason().label(), left, fn, verdicts);
    }
  }

  /** Gathers and judges one level; what it keeps is for the next. */
  private static PCollection<KV<Integer, byte[]>> level(
      String what,
      PCollection<KV<Integer, byte[]>> facts,
      LevelFn level,
      List<PCollection<Verdict>> verdicts) {
    PCollectionTuple outputs = judge(what, facts, level);
    verdicts.add(outputs.get(LevelFn.VERDICTS).setCoder(VerdictCoder.of()));
    return NearDuplicates.blocks(outputs, LevelFn.KEPT);
  }

  private static PCollectionTuple judge(
      String what, PCollection<KV<Integer, byte[]>> facts, LevelFn level) {
    return facts
        .apply("Gather " + what, GroupByKey.create())
        .apply(
            "Judge " + what,
            ParDo.of(level).withOutputTags(LevelFn.VERDICTS, TupleTagList.of(LevelFn.KEPT)));
  }
}
