package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.Recipe;
import io.parley.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the options ask for. */
class PrepareCommandTest {
  @TempDir Path directory;

  private final List<PrepareRequest> requests = new ArrayList<>();
  private final StringWriter err = new StringWriter();

  private int run(PrepareRun prepare, String... args) {
    CommandLine line = Parley.commandLine(prepare);
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @Test
  void defaults() {
    assertEquals(0, run(requests::add, "prepare", "--input", "a", "--output", "out"));
    assertEquals(
        List.of(
            new PrepareRequest(
                Recipe.defaults().withInputs(List.of(Input.of("a"))),
                "out",
                Runner.FLINK,
                null,
                null,
                false,
                false)),
        requests);
    assertEquals("", err.toString());
  }

  @Test
  void everyOption() throws IOException {
    Path recipe =
        Files.writeString(
            directory.resolve("r.yaml"), "inputs: [{path: other}]\ndedup: {pairs: none}\n");
    String[] args = {
      "prepare",
      "--input",
      "reddit:dumps/RC_*.zst",
      "--input=s3://bucket/x",
      "--output=out dir",
      "--recipe=" + recipe,
      "--set",
      "split.seed=5",
      "--set=filter.languages=[en, zh]",
      "--set",
      "clean.pii={mode: keep, email: tag}",
      "--runner=direct",
      "--parallelism=4",
      "--overwrite"
    };
    assertEquals(0, run(requests::add, args));
    assertEquals(
        List.of(
            new PrepareRequest(
                RecipeReader.read(
                        null,
                        List.of(
                            "dedup.pairs=none",
                            "split.seed=5",
                            "filter.languages=[en, zh]",
                            "clean.pii={mode: keep, email: tag}"))
                    .withInputs(
                        List.of(
                            new Input("dumps/RC_*.zst", "reddit", null, null, null),
                            Input.of("s3://bucket/x"))),
                "out dir",
                Runner.DIRECT,
                4,
                null,
                false,
                true)),
        requests);
  }

  @Test
  void inputsOfTheRecipe() {
    assertEquals(
        0,
        run(
            requests::add,
            "prepare",
            "--output=out",
            "--set=inputs=[{path: a, format: parley}]",
            "--flink-master=host:8081",
            "--detached"));
    assertEquals(
        List.of(new Input("a", "parley", null, null, null)), requests.get(0).recipe().inputs());
    assertEquals("host:8081", requests.get(0).flinkMaster());
    assertTrue(requests.get(0).detached());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--output=o | No input: give --input, or inputs in the recipe.",
        "--input=a | Missing required option: '--output=DIR'",
        "--input=a --output= | --output: empty.",
        "--input= --output=o | --input: empty.",
        "--input=a --output=o --parallelism=0 | --parallelism: not 1 or more.",
        "--input=a --output=o --flink-master=host | --flink-master: not HOST:PORT.",
        "--input=a --output=o --flink-master=h:1 --runner=direct"
            + " | --flink-master: needs --runner flink.",
        "--input=a --output=o --detached | --detached: needs --flink-master.",
        "--input=a --output=o --runner=spark | Invalid value for option '--runner':"
            + " 'spark' is not one of direct, flink",
        "--input=a --output=o --parallelism=x"
            + " | Invalid value for option '--parallelism': 'x' is not an int",
        "--input=a --output=o b c | Put quotes around patterns, and repeat --input:"
            + " no option takes b, c.",
      })
  void refuses(String args, String message) {
    assertEquals(2, run(requests::add, ("prepare " + args).split(" ")));
    assertEquals(message + "\nSee parley prepare --help.\n", err.toString());
    assertEquals(List.of(), requests);
  }

  @Test
  void refusesAFormatOfNothing() {
    assertEquals(2, run(requests::add, "prepare", "--input=reddit:", "--output=o"));
    assertEquals("an input path is empty\n", err.toString());
  }

  @Test
  void suggestsOptions() {
    assertEquals(2, run(requests::add, "prepare", "--input=a", "--output=o", "--overwrit"));
    assertTrue(err.toString().startsWith("Unknown option: '--overwrit'\nPossible solutions: --o"));
  }

  @Test
  void failuresOfTheRunHaveTheirStatus() {
    PrepareRun nothing =
        request -> {
          throw new RunException(ExitStatus.NOTHING_KEPT, "out: nothing kept");
        };
    assertEquals(3, run(nothing, "prepare", "--input=a", "--output=out"));
    assertEquals("out: nothing kept\n", err.toString());
  }

  @Test
  void unexpectedFailuresAreOneLine() {
    PrepareRun broken =
        request -> {
          throw new IllegalStateException("broken");
        };
    assertEquals(1, run(broken, "prepare", "--input=a", "--output=out"));
    assertEquals(
        "Failed: java.lang.IllegalStateException: broken (--debug shows more)\n", err.toString());
  }
}
