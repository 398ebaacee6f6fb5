package io.parley.pipeline;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.Recipe;
import io.parley.pipeline.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** What commands that run a recipe have in common: what to read, what to do, and where. */
final class RecipeOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "[FORMAT:]PATTERN",
      description = {
        "File, directory or pattern to read, instead of the recipe's inputs. Repeats.",
        "Quote patterns: 'samples/raw/**'. See parley formats."
      })
  private List<String> inputs = List.of();

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

  @Parameters(hidden = true, description = "None: what a shell made of a pattern without quotes.")
  private List<String> unquoted = List.of();

  Runner runner() {
    return runner;
  }

  /** Null where the user leaves it to us. */
  Integer parallelism() {
    return parallelism;
  }

  /** The recipe with its inputs, at least one. */
  Recipe read() {
    check(
        unquoted.isEmpty(),
        "Put quotes around patterns, and repeat --input: no option takes "
            + String.join(", ", unquoted));
    check(inputs.stream().noneMatch(String::isBlank), "--input: empty");
    check(parallelism == null || parallelism >= 1, "--parallelism: not 1 or more");
    Recipe read = RecipeReader.read(recipe, settings);
    if (!inputs.isEmpty()) {
      read = read.withInputs(inputs.stream().map(Input::parse).toList());
    }
    check(!read.inputs().isEmpty(), "No input: give --input, or inputs in the recipe");
    return read;
  }

  void check(boolean good, String message) {
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
