package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.Recipe;
import io.parley.pipeline.recipe.RecipeReader;
import io.parley.transforms.decontaminate.Benchmarks;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.read.InputPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/** What is shuffled, and how often, read from the pipeline's graph. */
class GraphTest {
  /** Coders of values that hold text of posts, by simple name. */
  private static final List<String> TEXT = List.of("PostCoder", "ConversationCoder", "RoutedCoder");

  /** A grouping step. */
  private record Shuffle(String name, String valueCoder) {
    boolean ofText() {
      return TEXT.contains(valueCoder);
    }
  }

  private static List<Shuffle> shuffles(String... settings) {
    Recipe recipe =
        RecipeReader.read(null, List.of(settings))
            .withInputs(List.of(Input.of(Datasets.SAMPLES.toString())));
    InputPlan inputs = InputPlan.of(recipe.inputs().stream().map(Input::spec).toList(), null);
    Pipeline pipeline = Pipeline.create();
    Benchmarks benchmarks = Benchmarks.read(recipe.decontaminate());
    new DatasetPipeline(
            recipe,
            benchmarks,
            new Workplace("/nowhere/", "run"),
            Prepare.commitPlan(recipe, inputs, benchmarks.summaries(), null),
            null)
        .addTo(pipeline, inputs);
    List<Shuffle> shuffles = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof GroupByKey) {
              PCollection<?> input = (PCollection<?>) node.getInputs().values().iterator().next();
              KvCoder<?, ?> coder = (KvCoder<?, ?>) input.getCoder();
              shuffles.add(
                  new Shuffle(
                      node.getFullName(), coder.getValueCoder().getClass().getSimpleName()));
            }
          }
        });
    return shuffles;
  }

  @Test
  void groupsAtMostTwentyTimes() {
    List<Shuffle> shuffles = shuffles();
    System.out.println(shuffles.size() + " groupings:");
    shuffles.forEach(shuffle -> System.out.println("  " + shuffle));
    assertTrue(shuffles.size() <= 20, shuffles::toString);
  }

  /** Once to gather threads, which spreads compressed files as well, and once to the shards. */
  @Test
  void shufflesTextTwice() {
    assertEquals(
        List.of(
            "Assemble conversations/Gather threads PostCoder",
            "Emit shards/Gather shards RoutedCoder"),
        shuffles().stream()
            .filter(Shuffle::ofText)
            .map(s -> s.name() + " " + s.valueCoder())
            .toList());
  }

  /** Everything that is grouped: something new must be decided, not slip in. */
  @Test
  void groupsOnlyThis() {
    assertEquals(
        List.of(
            "Assemble conversations/Gather threads",
            "Clean conversations/Gather equal lines",
            "Commit dataset/Gather reports",
            "Deduplicate conversations/Gather conversation copies",
            "Deduplicate conversations/Gather pair copies",
            "Deduplicate conversations/Gather replies by conversation",
            "Deduplicate conversations/Near-duplicates/Gather equal bands",
            "Deduplicate conversations/Near-duplicates/Gather facts by text",
            "Deduplicate conversations/Near-duplicates/Gather links that are left",
            "Deduplicate conversations/Near-duplicates/Gather links, round 1",
            "Deduplicate conversations/Near-duplicates/Gather links, round 2",
            "Emit shards/Add up weights/Combine.perKey(Add)/GroupByKey",
            "Emit shards/Gather shards",
            "Emit shards/Hand out the plan/Combine.GloballyAsSingletonView/CombineValues"
                + "/Combine.perKey(Singleton)/GroupByKey",
            "Read posts/Spread files/Reshuffle/GroupByKey"),
        shuffles().stream().map(Shuffle::name).sorted().toList());
  }

  @Test
  void theVocabularyIsOneMore() {
    List<String> with = names(shuffles("segment.terms=true"));
    with.removeAll(names(shuffles()));
    assertEquals(List.of("Emit shards/Write vocabulary/Gather terms"), with);
  }

  /** Near-duplicate pairs share what conversations need anyway; a cap is one more. */
  @Test
  void levelsCostNothingWhileTheyAreOff() {
    List<String> all = names(shuffles());
    assertEquals(all, names(shuffles("dedup.pairs=near")));
    List<String> with = names(shuffles("dedup.per_prompt=9", "dedup.per_response=9"));
    with.removeAll(all);
    assertEquals(
        List.of(
            "Deduplicate conversations/Gather capped_prompt",
            "Deduplicate conversations/Gather capped_response"),
        with);
  }

  private static List<String> names(List<Shuffle> shuffles) {
    return new ArrayList<>(shuffles.stream().map(Shuffle::name).toList());
  }
}
