package io.parley.pipeline;

import io.parley.pipeline.commit.Books;
import io.parley.pipeline.commit.CommitDataset;
import io.parley.pipeline.commit.CommitPlan;
import io.parley.pipeline.recipe.Recipe;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import io.parley.schemas.Stage;
import io.parley.schemas.Verdict;
import io.parley.transforms.Candidates;
import io.parley.transforms.Indexers;
import io.parley.transforms.Partitions;
import io.parley.transforms.Secret;
import io.parley.transforms.Slots;
import io.parley.transforms.TokenCounter;
import io.parley.transforms.assemble.AssembleConversations;
import io.parley.transforms.clean.CleanConversations;
import io.parley.transforms.decontaminate.Benchmarks;
import io.parley.transforms.decontaminate.DecontaminateConversations;
import io.parley.transforms.decontaminate.Hit;
import io.parley.transforms.dedup.DatasetIndex;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.dedup.DeduplicateConversations;
import io.parley.transforms.emit.DatasetSlots;
import io.parley.transforms.emit.EmitShards;
import io.parley.transforms.emit.Report;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.filter.FilterConversations;
import io.parley.transforms.read.InputPlan;
import io.parley.transforms.read.ReadPosts;
import io.parley.transforms.segment.Replies;
import io.parley.transforms.takedown.TakeDown;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.Tokenizers;
import io.parley.transforms.tokenize.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The whole pipeline, from files to a committed dataset: a method a stage. */
class DatasetPipeline {
  private static final Candidates CANDIDATES = Replies::of;

  /** Stored input, compressed tenfold perhaps, whose threads one worker holds at a time. */
  private static final long THREAD_BYTES = 1 << 20;

  /** Stored input whose hashes one worker holds at a time. */
  private static final long FACT_BYTES = 64 << 20;

  /** An index is all hashes, and its bands are not in it. */
  private static final long INDEX_WEIGHT = 3;

  private final Recipe recipe;
  private final Benchmarks benchmarks;
  private final Workplace workplace;
  private final CommitPlan commit;
  private final Secret key;
  private final Slots slots;
  private final KnownBefore known;

  /**
   * @param benchmarks those that the recipe names
   * @param key for pseudonyms; null where the recipe asks for none
   */
  DatasetPipeline(
      Recipe recipe, Benchmarks benchmarks, Workplace workplace, CommitPlan commit, Secret key) {
    this.recipe = recipe;
    this.benchmarks = benchmarks;
    this.workplace = workplace;
    this.commit = commit;
    this.key = key == null ? null : key.forUse("pseudonyms");
    this.slots = new DatasetSlots(recipe.split(), CANDIDATES);
    this.known = KnownBefore.of(recipe.dedup(), workplace.output());
  }

  /** Adds all steps to a pipeline. */
  void addTo(Pipeline pipeline, InputPlan inputs) {
    Partitions threads = threads(inputs);
    Partitions facts = facts(inputs);
    ReadPosts.Result read =
        pipeline.apply("List files", inputs.list()).apply("Read posts", ReadPosts.of(inputs));
    List<PCollection<String>> takedowns = new ArrayList<>();
    AssembleConversations.Result assembled =
        withoutTakenDown("posts", read.posts(), TakeDown::posts, takedowns)
            .apply(
                "Assemble conversations", AssembleConversations.with(recipe.assemble(), threads));
    PCollection<Conversation> cleaned =
        assembled.drafts().apply("Clean conversations", clean(facts));
    Decontaminated decontaminated =
        decontaminated(
            withoutTakenDown("turns", cleaned, TakeDown::turns, takedowns)
                .apply(
                    "Filter conversations",
                    FilterConversations.with(recipe.filter().withAliases(inputs::community))
                        .counting(tokens(recipe.tokenize()))));
    PCollection<Conversation> filtered = decontaminated.conversations();
    PCollection<Verdict> verdicts =
        filtered.apply(
            "Deduplicate conversations",
            DeduplicateConversations.with(
                    recipe.dedup(), slots, Replies::keys, factsAndKnown(inputs))
                .against(known.indexFiles()));
    PCollection<Rejection> rejections =
        PCollectionList.of(read.rejected())
            .and(assembled.rejected())
            .apply("Rejected before cleaning", Flatten.pCollections());
    PCollection<Report> shards =
        filtered.apply(
            "Emit shards",
            EmitShards.to(workplace, recipe.emit())
                .views(slots, CANDIDATES, new RecipeViews(recipe), new RecipeOutlets(recipe))
                .vocabulary(recipe.terms())
                .index(recipe.emit().index() ? indexers(recipe.dedup()) : null)
                .without(verdicts, rejections));
    PCollectionList<Report> reports = decontaminated.hits().and(shards);
    for (PCollection<String> matches : takedowns) {
      reports = reports.and(matches.apply("Count " + matches.getName(), countTakedowns()));
    }
    reports
        .and(read.records().apply("Count records", sum(Books.RECORDS_READ)))
        .and(read.taken().apply("Count records taken", sum(Books.RECORDS_TAKEN)))
        .and(read.posts().apply("Count posts", countPosts()))
        .and(assembled.drafts().apply("Count assembled posts", countDrafts()))
        .and(cleaned.apply("Count cleaned posts", countTurns(Stage.CLEAN)))
        .and(filtered.apply("Count filtered posts", countTurns(Stage.FILTER)))
        .and(filtered.apply("Count candidate replies", countReplies()))
        .apply("Reports of all workers", Flatten.pCollections())
        .apply("Commit dataset", CommitDataset.of(commit, workplace));
  }

  /** The conversations without the benchmarks, and what was found of these. */
  private record Decontaminated(
      PCollection<Conversation> conversations, PCollectionList<Report> hits) {}

  private Decontaminated decontaminated(PCollection<Conversation> judged) {
    if (benchmarks.isEmpty()) {
      return new Decontaminated(judged, PCollectionList.empty(judged.getPipeline()));
    }
    PCollectionTuple marked =
        judged.apply(
            "Decontaminate conversations",
            DecontaminateConversations.of(benchmarks, recipe.decontaminate().action()));
    return new Decontaminated(
        marked.get(DecontaminateConversations.CONVERSATIONS),
        PCollectionList.of(
            marked.get(DecontaminateConversations.HITS).apply("Count hits", countHits())));
  }

  /** What threads are grouped in. */
  static Partitions threads(InputPlan inputs) {
    return Partitions.forBytes(inputs.bytes(), THREAD_BYTES);
  }

  /** What hashes are grouped in. */
  static Partitions facts(InputPlan inputs) {
    return Partitions.forBytes(inputs.bytes(), FACT_BYTES);
  }

  /** What hashes are grouped in with those of earlier datasets. */
  private Partitions factsAndKnown(InputPlan inputs) {
    return Partitions.forBytes(inputs.bytes() + known.indexBytes() * INDEX_WEIGHT, FACT_BYTES);
  }

  /** The stage that cleans; a test puts a broken one here. */
  PTransform<PCollection<Draft>, PCollection<Conversation>> clean(Partitions facts) {
    return CleanConversations.with(recipe.clean(), facts).keyed(key);
  }

  static TokenCounter tokens(TokenizeConfig config) {
    Vocabulary vocabulary = config.tokenizer();
    return text -> Tokenizers.of(vocabulary).count(text);
  }

  /** With what must never come back marked, where there is a list of it. */
  private <T> PCollection<T> withoutTakenDown(
      String what,
      PCollection<T> input,
      BiFunction<String, String, TakeDown<T>> takeDown,
      List<PCollection<String>> matches) {
    if (known.takedown() == null) {
      return input;
    }
    TakeDown.Result<T> marked =
        input.apply(
            "Take down " + what,
            takeDown.apply(known.takedown().file(), known.takedown().sha256()));
    matches.add(marked.matches().setName("taken down " + what));
    return marked.all();
  }

  private static Indexers indexers(DedupConfig config) {
    return () -> new DatasetIndex(config, Replies::keys);
  }

  private static Tally<String> countTakedowns() {
    return Tally.of(line -> Map.of(Books.takedownName(line), 1L));
  }

  private static Tally<Long> sum(String name) {
    return Tally.of(count -> Map.of(name, count));
  }

  private static Tally<Post> countPosts() {
    String name = Books.postsAfterName(Stage.READ);
    return Tally.of(post -> Map.of(name, 1L));
  }

  private static Tally<Draft> countDrafts() {
    String name = Books.postsAfterName(Stage.ASSEMBLE);
    return Tally.of(draft -> Map.of(name, (long) draft.conversation().postCount()));
  }

  private static Tally<Conversation> countTurns(Stage stage) {
    String name = Books.postsAfterName(stage);
    return Tally.of(conversation -> Map.of(name, (long) conversation.postCount()));
  }

  private static Tally<Hit> countHits() {
    return Tally.of(
        hit -> {
          Map<String, Long> counts = new HashMap<>();
          counts.put(Books.CONTAMINATED_CONVERSATIONS + hit.benchmark(), 1L);
          counts.put(Books.CONTAMINATED_POSTS + hit.benchmark(), (long) hit.posts());
          hit.items().forEach(item -> counts.put(Books.foundItem(hit.benchmark(), item), 1L));
          return counts;
        });
  }

  private static Tally<Conversation> countReplies() {
    return Tally.of(
        conversation ->
            Map.of(Books.REPLIES_AFTER_FILTER, (long) CANDIDATES.of(conversation).cardinality()));
  }
}
