package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.commit.CommitPlan;
import io.parley.pipeline.recipe.Recipe;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.transforms.Partitions;
import io.parley.transforms.decontaminate.Benchmarks;
import io.parley.transforms.emit.Workplace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A stage that loses or doubles a conversation makes the run fail, and leaves no dataset. */
class UnbalancedStageTest {
  @TempDir Path directory;

  private final StringWriter err = new StringWriter();

  /** Cleans, and passes the conversation that says "second" on so many times; below 0 it throws. */
  private static final class Unbalanced extends DatasetPipeline {
    private final int times;

    Unbalanced(
        Recipe recipe, Benchmarks benchmarks, Workplace workplace, CommitPlan commit, int times) {
      super(recipe, benchmarks, workplace, commit, null);
      this.times = times;
    }

    @Override
    PTransform<PCollection<Draft>, PCollection<Conversation>> clean(Partitions facts) {
      PTransform<PCollection<Draft>, PCollection<Conversation>> clean = super.clean(facts);
      int copies = times;
      return new PTransform<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public PCollection<Conversation> expand(PCollection<Draft> drafts) {
          return drafts.apply("Clean", clean).apply("Break", ParDo.of(new RepeatFn(copies)));
        }
      };
    }
  }

  private static final class RepeatFn extends DoFn<Conversation, Conversation> {
    private static final long serialVersionUID = 1L;

    private final int times;

    RepeatFn(int times) {
      this.times = times;
    }

    @ProcessElement
    public void process(@Element Conversation conversation, OutputReceiver<Conversation> out) {
      boolean second = conversation.turns().get(0).text().contains("second");
      if (times < 0) {
        throw new IllegalStateException("broken");
      }
      for (int i = 0; i < (second ? times : 1); i++) {
        out.output(conversation);
      }
    }
  }

  private int prepare(int times, String... more) throws IOException {
    Path input = directory.resolve("in.jsonl");
    Files.writeString(
        input,
        Chats.of("the first question?", "one answer") + Chats.of("the second?", "another answer"));
    CommandLine line =
        Parley.commandLine(
            request ->
                Prepare.run(
                    request,
                    null,
                    (recipe, benchmarks, workplace, commit, key) ->
                        new Unbalanced(recipe, benchmarks, workplace, commit, times)));
    line.setErr(new PrintWriter(err, true));
    return line.execute(
        Stream.concat(
                Stream.of(
                    "prepare",
                    "--input=" + input,
                    "--output=" + output(),
                    "--set=emit.format=jsonl"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path output() {
    return directory.resolve("out");
  }

  @Test
  void aLostConversationIsNoticed() throws IOException {
    assertEquals(1, prepare(0, "--runner=direct"));
    assertEquals(
        "the books do not balance: clean: 4 posts in, 2 out, 0 rejected\n", err.toString());
    assertEquals(Map.of(), Datasets.files(output()));
    assertTrue(Files.exists(output().resolve("run.json")));
  }

  @Test
  void aDoubledConversationIsNoticed() throws IOException {
    assertEquals(1, prepare(2, "--runner=direct"));
    assertEquals(
        "the books do not balance: clean: 4 posts in, 6 out, 0 rejected\n", err.toString());
    assertEquals(Map.of(), Datasets.files(output()));
  }

  /** A dataset that stood there before is no longer one, and the next run may take its place. */
  @Test
  void aFormerDatasetDoesNotLookWhole() throws IOException {
    assertEquals(0, prepare(1, "--runner=direct"), err::toString);
    DatasetRules.check(output());
    assertEquals(1, prepare(0, "--runner=direct", "--overwrite"));
    assertFalse(Files.exists(output().resolve("_SUCCESS")));
    assertFalse(Files.exists(output().resolve("manifest.json")));
    assertEquals(Map.of(), Datasets.files(output()));
    assertEquals(0, prepare(1, "--runner=direct"), err::toString);
    DatasetRules.check(output());
  }

  @Test
  void aRunThatDiesSaysSo() throws IOException {
    for (String runner : new String[] {"direct", "flink"}) {
      assertEquals(1, prepare(-1, "--runner=" + runner, "--parallelism=2"));
      assertEquals("the run failed: broken\n", err.toString());
      err.getBuffer().setLength(0);
      String run = Files.readString(output().resolve("run.json"));
      assertTrue(
          run.endsWith(
              "\"status\":\"failed\",\"message\":\"the run failed: broken\",\"exit_status\":1}\n"),
          run);
    }
  }

  @Test
  void flinkSaysTheSame() throws IOException {
    assertEquals(1, prepare(0, "--runner=flink", "--parallelism=2"));
    assertEquals(
        "the books do not balance: clean: 4 posts in, 2 out, 0 rejected\n", err.toString());
    assertEquals(Map.of(), Datasets.files(output()));
  }
}
