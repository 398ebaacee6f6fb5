package io.parley.pipeline;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.Recipe;
import io.parley.pipeline.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code parley prepare}. */
@Command(
    name = "prepare",
    description = "Makes a dataset from raw conversations.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class PrepareCommand implements Runnable {
  private static final Pattern HOST_AND_PORT = Pattern.compile("[^\\s/]+:[0-9]{1,5}");

  private final PrepareRun prepare;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "[FORMAT:]PATTERN",
      description = {
        "File, directory or pattern to read, instead of the recipe's inputs. Repeats.",
        "Quote patterns: 'samples/raw/**'. See parley formats."
      })
  private List<String> inputs = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Directory of the dataset.")
  private String output;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "What to do; samples/recipes/default.yaml lists every key.")
  private Path recipe;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a key of the recipe, such as dedup.pairs=none. Repeats.")
  private List<String> settings = List.of();

  @Option(
      names = "--runner",
      defaultValue = "flink",
      converter = RunnerConverter.class,
      paramLabel = "RUNNER",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Runner runner;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Workers at a time (default: the machine's cores, the cluster's slots).")
  private Integer parallelism;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description = "REST address of a Flink cluster; without it Flink runs in this process.")
  private String flinkMaster;

  @Option(
      names = "--detached",
      description = "Return as soon as the cluster has the job; run.json tells how it ends.")
  private boolean detached;

  @Option(
      names = "--overwrite",
      description = "Replace a finished dataset and foreign files in DIR.")
  private boolean overwrite;

  @Parameters(hidden = true, description = "None: what a shell made of a pattern without quotes.")
  private List<String> unquoted = List.of();

  PrepareCommand(PrepareRun prepare) {
    this.prepare = prepare;
  }

  @Override
  public void run() {
    check(
        unquoted.isEmpty(),
        "Put quotes around patterns, and repeat --input: no option takes "
            + String.join(", ", unquoted));
    check(!output.isBlank(), "--output: empty");
    check(inputs.stream().noneMatch(String::isBlank), "--input: empty");
    check(parallelism == null || parallelism >= 1, "--parallelism: not 1 or more");
    check(
        flinkMaster == null || HOST_AND_PORT.matcher(flinkMaster).matches(),
        "--flink-master: not HOST:PORT");
    check(flinkMaster == null || runner == Runner.FLINK, "--flink-master: needs --runner flink");
    check(
        flinkMaster == null || !Runners.insideFlinkRun(),
        "--flink-master: flink run says where the job goes");
    check(
        !detached || flinkMaster != null || (runner == Runner.FLINK && Runners.insideFlinkRun()),
        "--detached: needs --flink-master");
    Recipe read = RecipeReader.read(recipe, settings);
    if (!inputs.isEmpty()) {
      read = read.withInputs(inputs.stream().map(Input::parse).toList());
    }
    check(!read.inputs().isEmpty(), "No input: give --input, or inputs in the recipe");
    prepare.run(
        new PrepareRequest(read, output, runner, parallelism, flinkMaster, detached, overwrite));
  }

  private void check(boolean good, String message) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), message + ".");
    }
  }

  /** Picocli's own would offer each name twice. */
  private static final class RunnerConverter implements ITypeConverter<Runner> {
    @Override
    public Runner convert(String value) {
      for (Runner runner : Runner.values()) {
        if (runner.toString().equals(value)) {
          return runner;
        }
      }
      throw new TypeConversionException("'" + value + "' is not one of direct, flink");
    }
  }
}
