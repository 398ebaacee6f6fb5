package io.parley.pipeline;

import io.parley.pipeline.commit.CommitPlan;
import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.Secret;
import io.parley.transforms.View;
import io.parley.transforms.decontaminate.BenchmarkException;
import io.parley.transforms.decontaminate.BenchmarkSummary;
import io.parley.transforms.decontaminate.Benchmarks;
import io.parley.transforms.dedup.DatasetIndex;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.read.InputException;
import io.parley.transforms.read.InputPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/** Plans a run, takes the output directory, and runs the pipeline. */
final class Prepare {
  private Prepare() {}

  /**
   * Returns when the dataset is complete, or with a detached run when it is submitted.
   *
   * @throws RunException with what the user has to know where it is not
   * @throws InputException if an input cannot be used
   */
  static void run(PrepareRequest request) {
    run(request, UserKey.of(System.getenv()), DatasetPipeline::new);
  }

  /** Makes the steps of a run. */
  @FunctionalInterface
  interface Steps {
    DatasetPipeline of(
        Recipe recipe, Benchmarks benchmarks, Workplace workplace, CommitPlan commit, Secret key);
  }

  /**
   * As {@link #run(PrepareRequest)}, with another key and other steps: a test breaks one.
   *
   * @param key null where the user gave none
   */
  static void run(PrepareRequest request, Secret key, Steps steps) {
    UserKey.check(key, request.recipe());
    PipelineOptions options = Runners.options(request);
    FileSystems.setDefaultPipelineOptions(options);
    Recipe recipe = Vocabularies.found(request.recipe());
    InputPlan inputs = InputPlan.of(recipe.inputs().stream().map(Input::spec).toList(), key);
    Benchmarks benchmarks = benchmarks(recipe);
    Workplace workplace =
        new Workplace(OutputDirectory.resolve(request.output()), UUID.randomUUID().toString());
    KnownBefore.of(recipe.dedup(), workplace.output());
    CommitPlan commit = commitPlan(recipe, inputs, benchmarks.summaries(), key);
    OutputDirectory output = new OutputDirectory(workplace);
    output.take(request.overwrite());
    // Before the run: where nothing is left to read, they are the reason that it fails.
    for (InputPlan.Skipped file : inputs.skipped()) {
      System.out.println("skipped " + file.path() + ": " + file.reason());
    }
    Pipeline pipeline = Pipeline.create(options);
    steps.of(recipe, benchmarks, workplace, commit, key).addTo(pipeline, inputs);
    try {
      PipelineResult result = pipeline.run();
      if (Runners.detached(options)) {
        System.out.printf(
            Locale.ROOT,
            "submitted; %1$srun.json tells how the run ends, %1$s_SUCCESS that the dataset is whole%n",
            workplace.output());
        return;
      }
      PipelineResult.State state = result.waitUntilFinish();
      if (state != PipelineResult.State.DONE) {
        throw new RunException(ExitStatus.FAILED, "the run ended as " + state);
      }
    } catch (RuntimeException e) {
      throw output.failure(e, Runners.over(options, e));
    }
    System.out.print(Funnel.render(output.books()));
  }

  /** Read here, so that a bad file stops the run before it starts and workers need not see it. */
  private static Benchmarks benchmarks(Recipe recipe) {
    try {
      Benchmarks benchmarks = Benchmarks.read(recipe.decontaminate());
      benchmarks
          .skipped()
          .forEach(path -> System.out.println("skipped " + path + ": no benchmark by its name"));
      for (BenchmarkSummary benchmark : benchmarks.summaries()) {
        System.out.printf(
            Locale.ROOT,
            "benchmark %s: %d items, %d n-grams (items that are too short: %d, like many others: %d)%n",
            benchmark.name(),
            benchmark.items(),
            benchmark.ngrams(),
            benchmark.tooShort(),
            benchmark.common());
      }
      if (!benchmarks.isEmpty()) {
        System.out.printf(
            Locale.ROOT, "benchmarks take %,d bytes of each worker%n", benchmarks.bytes());
      }
      return benchmarks;
    } catch (BenchmarkException e) {
      throw new RunException(ExitStatus.USAGE, "decontaminate.against: " + e.getMessage(), e);
    }
  }

  static CommitPlan commitPlan(
      Recipe recipe, InputPlan inputs, List<BenchmarkSummary> benchmarks, Secret key) {
    TreeMap<String, String> skipped = new TreeMap<>();
    inputs.skipped().forEach(file -> skipped.put(file.shown(), file.reason()));
    return new CommitPlan(
        shown(recipe, inputs).toJson().toString(),
        new TreeMap<>(Version.ofParts()),
        new TreeMap<>(Vocabularies.describe(recipe.tokenize())),
        new RecipeViews(recipe)
            .create().stream()
                .filter(view -> recipe.views().contains(view.name()))
                .map(Prepare::describe)
                .toList(),
        recipe.emit().exports().stream()
            .flatMap(
                format ->
                    recipe.exported(format).stream()
                        .map(view -> new CommitPlan.Export(format, view)))
            .toList(),
        skipped,
        benchmarks,
        recipe.maxErrorFraction(),
        recipe.emit().index()
            ? new CommitPlan.Index(
                DatasetIndex.VERSION, recipe.dedup().pairs() == DedupConfig.Level.NEAR)
            : null,
        KnownBefore.of(recipe.dedup(), "").forManifest(),
        key == null ? "" : key.fingerprint(),
        System.currentTimeMillis());
  }

  /** The recipe without what patterns of private files tell. */
  private static Recipe shown(Recipe recipe, InputPlan inputs) {
    List<Input> shown = new ArrayList<>();
    for (Input input : recipe.inputs()) {
      String path = inputs.shown(shown.size(), input.pattern());
      shown.add(new Input(path, input.format(), input.source(), input.licence(), input.markup()));
    }
    return recipe.withInputs(shown);
  }

  private static CommitPlan.ViewInfo describe(View view) {
    return new CommitPlan.ViewInfo(
        view.name(),
        view.description(),
        view.columns().stream()
            .map(column -> new CommitPlan.ColumnInfo(column.name(), column.type()))
            .toList());
  }
}
