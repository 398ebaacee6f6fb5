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
import io.parley.transforms.Partitions;
import io.parley.transforms.Secret;
import io.parley.transforms.Slots;
import io.parley.transforms.assemble.AssembleConversations;
import io.parley.transforms.clean.CleanConversations;
import io.parley.transforms.dedup.DeduplicateConversations;
import io.parley.transforms.emit.DatasetSlots;
import io.parley.transforms.emit.EmitShards;
import io.parley.transforms.emit.Report;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.filter.FilterConversations;
import io.parley.transforms.read.InputPlan;
import io.parley.transforms.read.ReadPosts;
import io.parley.transforms.segment.Replies;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The whole pipeline, from files to a committed dataset: a method a stage. */
class DatasetPipeline {
  private static final Candidates CANDIDATES = Replies::of;

  /** Stored input, compressed tenfold perhaps, whose threads one worker holds at a time. */
  private static final long THREAD_BYTES = 1 << 20;

  /** Stored input whose hashes one worker holds at a time. */
  private static final long FACT_BYTES = 64 << 20;

  private final Recipe recipe;
  private final Workplace workplace;
  private final CommitPlan commit;
  private final Secret key;
  private final Slots slots;

  /**
   * @param key for pseudonyms; null where the recipe asks for none
   */
  DatasetPipeline(Recipe recipe, Workplace workplace, CommitPlan commit, Secret key) {
    this.recipe = recipe;
    this.workplace = workplace;
    this.commit = commit;
    this.key = key == null ? null : key.forUse("pseudonyms");
    this.slots = new DatasetSlots(recipe.split(), CANDIDATES);
  }

  /** Adds all steps to a pipeline. */
  void addTo(Pipeline pipeline, InputPlan inputs) {
    Partitions threads = threads(inputs);
    Partitions facts = facts(inputs);
    ReadPosts.Result read =
        pipeline.apply("List files", inputs.list()).apply("Read posts", ReadPosts.of(inputs));
    AssembleConversations.Result assembled =
        read.posts()
            .apply(
                "Assemble conversations", AssembleConversations.with(recipe.assemble(), threads));
    PCollection<Conversation> cleaned =
        assembled.drafts().apply("Clean conversations", clean(facts));
    PCollection<Conversation> filtered =
        cleaned.apply(
            "Filter conversations",
            FilterConversations.with(recipe.filter().withAliases(inputs::community)));
    PCollection<Verdict> verdicts =
        filtered.apply(
            "Deduplicate conversations",
            DeduplicateConversations.with(recipe.dedup(), slots, Replies::keys, facts));
    PCollection<Rejection> rejections =
        PCollectionList.of(read.rejected())
            .and(assembled.rejected())
            .apply("Rejected before cleaning", Flatten.pCollections());
    PCollection<Report> shards =
        filtered.apply(
            "Emit shards",
            EmitShards.to(workplace, recipe.emit())
                .views(slots, CANDIDATES, new RecipeViews(recipe))
                .vocabulary(recipe.terms())
                .without(verdicts, rejections));
    PCollectionList.of(shards)
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

  /** What threads are grouped in. */
  static Partitions threads(InputPlan inputs) {
    return Partitions.forBytes(inputs.bytes(), THREAD_BYTES);
  }

  /** What hashes are grouped in. */
  static Partitions facts(InputPlan inputs) {
    return Partitions.forBytes(inputs.bytes(), FACT_BYTES);
  }

  /** The stage that cleans; a test puts a broken one here. */
  PTransform<PCollection<Draft>, PCollection<Conversation>> clean(Partitions facts) {
    return CleanConversations.with(recipe.clean(), facts).keyed(key);
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

  private static Tally<Conversation> countReplies() {
    return Tally.of(
        conversation ->
            Map.of(Books.REPLIES_AFTER_FILTER, (long) CANDIDATES.of(conversation).cardinality()));
  }
}
