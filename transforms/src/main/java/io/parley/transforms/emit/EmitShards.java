package io.parley.transforms.emit;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Rejection;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.transforms.Candidates;
import io.parley.transforms.Indexer;
import io.parley.transforms.Indexers;
import io.parley.transforms.Partitions;
import io.parley.transforms.Slots;
import io.parley.transforms.Views;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Brings conversations, verdicts and rejections to their shards and writes the files of all views
 * under temporary names. This is the second and last shuffle of text.
 */
public final class EmitShards extends PTransform<PCollection<Conversation>, PCollection<Report>> {
  private static final long serialVersionUID = 1L;

  private static final TypeDescriptor<Routed> ROUTED = TypeDescriptor.of(Routed.class);

  private static final TupleTag<Report> REPORTS = new TupleTag<>() {};
  private static final TupleTag<KV<Integer, byte[]>> TERMS = new TupleTag<>() {};

  private final EmitConfig config;
  private final Workplace workplace;
  private final Slots slots;
  private final Candidates candidates;
  private final Views views;
  private final Outlets outlets;
  private final boolean vocabulary;
  private final Indexers indexers;
  private final transient PCollection<Verdict> verdicts;
  private final transient PCollection<Rejection> rejections;

  private EmitShards(
      EmitConfig config,
      Workplace workplace,
      Slots slots,
      Candidates candidates,
      Views views,
      Outlets outlets,
      boolean vocabulary,
      Indexers indexers,
      PCollection<Verdict> verdicts,
      PCollection<Rejection> rejections) {
    this.config = config;
    this.workplace = workplace;
    this.slots = slots;
    this.candidates = candidates;
    this.views = views;
    this.outlets = outlets;
    this.vocabulary = vocabulary;
    this.indexers = indexers;
    this.verdicts = verdicts;
    this.rejections = rejections;
  }

  /** Writes to {@code workplace}; still to be told {@link #views what to write}. */
  public static EmitShards to(Workplace workplace, EmitConfig config) {
    return new EmitShards(config, workplace, null, null, null, null, false, null, null, null);
  }

  /**
   * What rows are cut from a conversation, and where they go.
   *
   * @param newSlots the place of each conversation
   * @param newCandidates the replies that the books count on
   * @param newViews the rows to cut
   * @param newOutlets where each view's rows are written
   */
  public EmitShards views(
      Slots newSlots, Candidates newCandidates, Views newViews, Outlets newOutlets) {
    return new EmitShards(
        config,
        workplace,
        newSlots,
        newCandidates,
        newViews,
        newOutlets,
        vocabulary,
        indexers,
        verdicts,
        rejections);
  }

  /** Counts the rows of {@link Example.Terms} into a vocabulary, where there are any. */
  public EmitShards vocabulary(boolean newVocabulary) {
    return new EmitShards(
        config,
        workplace,
        slots,
        candidates,
        views,
        outlets,
        newVocabulary,
        indexers,
        verdicts,
        rejections);
  }

  /**
   * Writes what later runs must know of the dataset.
   *
   * @param newIndexers makes the rows; null for no index
   */
  public EmitShards index(Indexers newIndexers) {
    return new EmitShards(
        config,
        workplace,
        slots,
        candidates,
        views,
        outlets,
        vocabulary,
        newIndexers,
        verdicts,
        rejections);
  }

  /** Takes what deduplication said and what never became part of a conversation. */
  public EmitShards without(
      PCollection<Verdict> newVerdicts, PCollection<Rejection> newRejections) {
    return new EmitShards(
        config,
        workplace,
        slots,
        candidates,
        views,
        outlets,
        vocabulary,
        indexers,
        newVerdicts,
        newRejections);
  }

  @Override
  public PCollection<Report> expand(PCollection<Conversation> conversations) {
    Slots place = slots;
    PCollection<Routed> routed =
        PCollectionList.of(
                conversations
                    .apply(
                        "Route conversations",
                        MapElements.into(ROUTED).via(c -> Routed.of(c, place.of(c))))
                    .setCoder(RoutedCoder.INSTANCE))
            .and(
                verdicts
                    .apply("Route verdicts", MapElements.into(ROUTED).via(Routed::of))
                    .setCoder(RoutedCoder.INSTANCE))
            .and(
                rejections
                    .apply("Route rejections", MapElements.into(ROUTED).via(Routed::of))
                    .setCoder(RoutedCoder.INSTANCE))
            .apply("Everything for the shards", Flatten.pCollections());
    PCollectionView<ShardPlan> plan =
        routed
            .apply("Weigh", ParDo.of(new WeighFn()))
            .apply("Add up weights", Combine.globally(new AddFn()))
            .apply("Plan shards", ParDo.of(new PlanFn(config)))
            .setCoder(SerializableCoder.of(ShardPlan.class))
            .apply("Hand out the plan", View.asSingleton());
    PCollectionTuple written =
        routed
            .apply("Find the shard", ParDo.of(new FindShardFn(plan)).withSideInputs(plan))
            .setCoder(KvCoder.of(VarIntCoder.of(), RoutedCoder.INSTANCE))
            .apply("Gather shards", GroupByKey.create())
            .apply(
                "Write shards",
                ParDo.of(
                        new WriteShardFn(
                            config, workplace, candidates, views, outlets, indexers, plan))
                    .withSideInputs(plan)
                    .withOutputTags(REPORTS, TupleTagList.of(TERMS)));
    PCollection<Report> reports = written.get(REPORTS);
    if (!vocabulary) {
      return reports;
    }
    return PCollectionList.of(reports)
        .and(written.get(TERMS).apply("Write vocabulary", WriteVocabulary.to(workplace, config)))
        .apply("Reports of shards and vocabulary", Flatten.pCollections());
  }

  /** Weighs what passes: a histogram a bundle, as bytes, so that no text is grouped to count it. */
  private static final class WeighFn extends DoFn<Routed, byte[]> {
    private static final long serialVersionUID = 1L;

    private transient Histogram histogram;

    @StartBundle
    public void startBundle() {
      histogram = new Histogram();
    }

    @ProcessElement
    public void process(@Element Routed item) {
      histogram.add(item);
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      context.output(histogram.toBytes(), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    }
  }

  /** Adds up histograms. */
  private static final class AddFn extends Combine.CombineFn<byte[], Histogram, byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public Histogram createAccumulator() {
      return new Histogram();
    }

    @Override
    public Histogram addInput(Histogram sum, byte[] histogram) {
      sum.merge(Histogram.fromBytes(histogram));
      return sum;
    }

    @Override
    public Histogram mergeAccumulators(Iterable<Histogram> histograms) {
      Histogram sum = new Histogram();
      histograms.forEach(sum::merge);
      return sum;
    }

    @Override
    public byte[] extractOutput(Histogram histogram) {
      return histogram.toBytes();
    }

    @Override
    public Coder<Histogram> getAccumulatorCoder(CoderRegistry registry, Coder<byte[]> input) {
      return HistogramCoder.INSTANCE;
    }
  }

  private static final class PlanFn extends DoFn<byte[], ShardPlan> {
    private static final long serialVersionUID = 1L;

    private final EmitConfig config;

    PlanFn(EmitConfig config) {
      this.config = config;
    }

    @ProcessElement
    public void process(@Element byte[] histogram, OutputReceiver<ShardPlan> out) {
      out.output(ShardPlan.of(Histogram.fromBytes(histogram), config));
    }
  }

  private static final class FindShardFn extends DoFn<Routed, KV<Integer, Routed>> {
    private static final long serialVersionUID = 1L;

    private final PCollectionView<ShardPlan> plan;

    FindShardFn(PCollectionView<ShardPlan> plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Routed item = context.element();
      int shard = context.sideInput(plan).shardOf(item.slot());
      context.output(KV.of(ShardKey.of(item.slot().split(), shard), item));
    }
  }

  static final class WriteShardFn extends DoFn<KV<Integer, Iterable<Routed>>, Report> {
    private static final long serialVersionUID = 1L;

    private final EmitConfig config;
    private final Workplace workplace;
    private final Candidates candidates;
    private final Views factory;
    private final Outlets outletFactory;
    private final Indexers indexers;
    private final PCollectionView<ShardPlan> plan;
    private transient List<io.parley.transforms.View> views;
    private transient List<Outlet> outlets;
    private transient Indexer indexer;

    WriteShardFn(
        EmitConfig config,
        Workplace workplace,
        Candidates candidates,
        Views factory,
        Outlets outletFactory,
        Indexers indexers,
        PCollectionView<ShardPlan> plan) {
      this.config = config;
      this.workplace = workplace;
      this.candidates = candidates;
      this.factory = factory;
      this.outletFactory = outletFactory;
      this.indexers = indexers;
      this.plan = plan;
    }

    @Setup
    public void setup() {
      views = factory.create();
      outlets = outletFactory.create();
      indexer = indexers == null ? null : indexers.create();
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      KV<Integer, Iterable<Routed>> items = context.element();
      Split split = ShardKey.split(items.getKey());
      VocabularyBlocks vocabulary =
          new VocabularyBlocks(
              new Partitions(context.sideInput(plan).shards(split)),
              (partition, block) ->
                  context.output(TERMS, KV.of(ShardKey.of(split, partition), block)));
      int shard = ShardKey.shard(items.getKey());
      try (ShardFiles files = new ShardFiles(workplace, config, outlets, split, shard)) {
        context.output(
            new Shard(views, candidates, files, split, vocabulary, indexer)
                .write(items.getValue()));
      }
    }
  }
}
