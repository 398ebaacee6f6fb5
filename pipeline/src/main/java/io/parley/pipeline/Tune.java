package io.parley.pipeline;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.Partitions;
import io.parley.transforms.Secret;
import io.parley.transforms.assemble.AssembleConversations;
import io.parley.transforms.clean.CleanConversations;
import io.parley.transforms.filter.Observation;
import io.parley.transforms.filter.ProfileConversations;
import io.parley.transforms.read.InputPlan;
import io.parley.transforms.read.ReadPosts;
import io.parley.transforms.tokenize.TokenizeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;

/**
 * Counts what a filter's rules look at in an input. Runs in this process, where the counts come
 * back through a file.
 */
final class Tune {
  private static final String COUNTS = "counts";

  private final Recipe recipe;
  private final Runner runner;
  private final Integer parallelism;

  /**
   * @param parallelism null for as many as the machine has cores
   */
  Tune(Recipe recipe, Runner runner, Integer parallelism) {
    this.recipe = recipe;
    this.runner = runner;
    this.parallelism = parallelism;
  }

  /** Tells every observation with how often it was made. */
  void observe(ObjLongConsumer<Observation> out) {
    try {
      Path directory = Files.createTempDirectory("parley-tune");
      Path file = directory.resolve(COUNTS);
      try {
        run(directory);
        if (Files.exists(file)) {
          for (String line : Files.readAllLines(file)) {
            int space = line.indexOf(' ');
            out.accept(
                Observation.parse(line.substring(space + 1)),
                Long.parseLong(line.substring(0, space)));
          }
        }
      } finally {
        Files.deleteIfExists(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Path directory) {
    PipelineOptions options =
        Runners.options(
            new PrepareRequest(
                recipe, directory.toString(), runner, parallelism, null, false, false));
    FileSystems.setDefaultPipelineOptions(options);
    Secret key = UserKey.of(System.getenv());
    UserKey.check(key, recipe);
    TokenizeConfig tokenize = Vocabularies.found(recipe).tokenize();
    InputPlan inputs = InputPlan.of(recipe.inputs().stream().map(Input::spec).toList(), key);
    Pipeline pipeline = Pipeline.create(options);
    Partitions threads = DatasetPipeline.threads(inputs);
    Partitions facts = DatasetPipeline.facts(inputs);
    pipeline
        .apply("List files", inputs.list())
        .apply("Read posts", ReadPosts.of(inputs))
        .posts()
        .apply("Assemble conversations", AssembleConversations.with(recipe.assemble(), threads))
        .drafts()
        .apply("Clean conversations", CleanConversations.with(recipe.clean(), facts).keyed(key))
        .apply(
            "Profile conversations",
            ProfileConversations.with(
                recipe.filter().withAliases(inputs::community), DatasetPipeline.tokens(tokenize)))
        .apply("To one worker", WithKeys.of(0))
        .apply("Gather counts", GroupByKey.create())
        .apply("Write counts", ParDo.of(new WriteFn(directory.resolve(COUNTS).toString())));
    pipeline.run().waitUntilFinish();
  }

  private static final class WriteFn extends DoFn<KV<Integer, Iterable<Map<String, Long>>>, Void> {
    private static final long serialVersionUID = 1L;

    private final String file;

    WriteFn(String file) {
      this.file = file;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Map<String, Long>>> parts)
        throws IOException {
      TreeMap<String, Long> sums = new TreeMap<>();
      for (Map<String, Long> part : parts.getValue()) {
        part.forEach((name, count) -> sums.merge(name, count, Long::sum));
      }
      List<String> lines = new ArrayList<>();
      sums.forEach((name, count) -> lines.add(count + " " + name));
      Files.write(Path.of(file), lines);
    }
  }
}
