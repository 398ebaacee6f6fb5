package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import io.parley.schemas.Conversation;
import io.parley.schemas.Verdict;
import io.parley.schemas.VerdictCoder;
import io.parley.transforms.Partitions;
import io.parley.transforms.Slots;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Says which conversations equal others or say nearly the same. A conversation becomes a set of
 * {@link Shingles}, the set a {@link MinHash} signature; those that share one of its {@link Bands}
 * meet in {@link Buckets}, and links between them make clusters. In each cluster {@link Survivors}
 * compares sketches.
 */
final class NearDuplicates extends PTransform<PCollection<Conversation>, PCollection<Verdict>> {
  private static final long serialVersionUID = 1L;

  private final DedupConfig config;
  private final Slots slots;
  private final Partitions partitions;

  NearDuplicates(DedupConfig config, Slots slots, Partitions partitions) {
    this.config = config;
    this.slots = slots;
    this.partitions = partitions;
  }

  @Override
  public PCollection<Verdict> expand(PCollection<Conversation> conversations) {
    Bands bands = Bands.forThreshold(config.threshold());
    PCollectionTuple sketches =
        conversations.apply(
            "Sketch conversations",
            ParDo.of(new SketchesFn(slots, bands, partitions))
                .withOutputTags(SketchesFn.FACTS, TupleTagList.of(SketchesFn.BANDS)));
    PCollection<KV<Integer, byte[]>> facts =
        sketches.get(SketchesFn.FACTS).setCoder(FactBlocks.CODER);
    PCollection<KV<Integer, byte[]>> links =
        sketches
            .get(SketchesFn.BANDS)
            .setCoder(FactBlocks.CODER)
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
    return PCollectionList.of(facts)
        .and(links)
        .and(rest)
        .apply("Facts and clusters", Flatten.pCollections())
        .apply("Gather facts by text", GroupByKey.create())
        .apply("Name clusters", ParDo.of(new ClusteredFn(partitions)))
        .setCoder(FactBlocks.CODER)
        .apply("Gather clusters", GroupByKey.create())
        .apply("Keep the best of a cluster", ParDo.of(new SurvivorsFn(config.threshold())))
        .setCoder(VerdictCoder.of());
  }
}
