package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Slots;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Finds who may say nearly the same: conversations, or replies with the turns they answer, or both
 * at once. The words become a set of {@link Shingles}, the set a {@link MinHash} signature; those
 * that share one of its {@link Bands} meet in {@link Buckets}, and links between them make
 * clusters, within which {@link Survivors} compares sketches. The outputs are those of {@link
 * ClusteredFn}.
 */
final class NearDuplicates extends PTransform<PCollection<Conversation>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final DedupConfig config;
  private final Slots slots;
  private final ReplyKeys replies;
  private final Partitions partitions;
  private final transient PCollectionTuple known;

  /**
   * @param known facts and bands of earlier datasets; null where there are none
   */
  NearDuplicates(
      DedupConfig config,
      Slots slots,
      ReplyKeys replies,
      Partitions partitions,
      PCollectionTuple known) {
    this.config = config;
    this.slots = slots;
    this.replies = replies;
    this.partitions = partitions;
    this.known = known;
  }

  @Override
  public PCollectionTuple expand(PCollection<Conversation> conversations) {
    PCollectionTuple sketches =
        conversations.apply(
            "Sketch",
            ParDo.of(new SketchesFn(config, slots, replies, partitions))
                .withOutputTags(SketchesFn.FACTS, TupleTagList.of(SketchesFn.BANDS)));
    PCollection<KV<Integer, byte[]>> links =
        withKnown(sketches, SketchesFn.BANDS, "Bands and known ones")
            .apply("Gather equal bands", GroupByKey.create())
            .apply("Link in buckets", ParDo.of(new BucketsFn(config.threshold(), partitions)))
            .setCoder(FactBlocks.CODER);
    for (int round = 1; round <= config.rounds(); round++) {
      links =
          links
              .apply("Gather links, round " + round, GroupByKey.create())
              .apply("Contract, round " + round, ParDo.of(new ContractFn(partitions)))
              .setCoder(FactBlocks.CODER);
    }
    PCollection<KV<Integer, byte[]>> rest =
        links
            .apply("Pick links that are left", ParDo.of(new LeftLinksFn()))
            .setCoder(FactBlocks.CODER)
            .apply("Gather links that are left", GroupByKey.create())
            .apply("Find clusters", ParDo.of(new UnionFn(UnionFn.MOST_LINKS, partitions)))
            .setCoder(FactBlocks.CODER);
    return PCollectionList.of(withKnown(sketches, SketchesFn.FACTS, "Facts and known ones"))
        .and(links)
        .and(rest)
        .apply("Facts and clusters", Flatten.pCollections())
        .apply("Gather facts by text", GroupByKey.create())
        .apply(
            "Name clusters",
            ParDo.of(new ClusteredFn(partitions))
                .withOutputTags(
                    ClusteredFn.CONVERSATIONS,
                    TupleTagList.of(ClusteredFn.REPLIES).and(ClusteredFn.SKETCHES_OF_REPLIES)));
  }

  private PCollection<KV<Integer, byte[]>> withKnown(
      PCollectionTuple sketches, TupleTag<KV<Integer, byte[]>> tag, String name) {
    PCollection<KV<Integer, byte[]>> ours = blocks(sketches, tag);
    return known == null
        ? ours
        : PCollectionList.of(ours).and(blocks(known, tag)).apply(name, Flatten.pCollections());
  }

  static PCollection<KV<Integer, byte[]>> blocks(
      PCollectionTuple outputs, TupleTag<KV<Integer, byte[]>> tag) {
    return outputs.get(tag).setCoder(FactBlocks.CODER);
  }
}
