package io.parley.pipeline.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.transforms.emit.Report;
import io.parley.transforms.emit.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
  @TempDir Path output;

  @BeforeEach
  void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private String refusal() {
    CommitPlan plan =
        new CommitPlan(
            "{}",
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of(),
            0.05,
            null,
            CommitPlan.KnownBefore.nothing(),
            "",
            0);
    Commit commit = new Commit(plan, new Workplace(output + "/", "this"));
    return assertThrows(CommitException.class, () -> commit.publish(List.of(Report.of(Map.of()))))
        .getMessage();
  }

  @Test
  void leavesTheDirectoryOfALaterRunAlone() throws IOException {
    String run = "{\"run\":\"later\",\"status\":\"running\"}";
    Files.writeString(output.resolve("run.json"), run);
    Path scratch = Files.createDirectories(output.resolve("_tmp/later")).resolve("rows");
    Files.writeString(scratch, "x");
    assertEquals("another run has taken the output directory", refusal());
    assertEquals(run, Files.readString(output.resolve("run.json")));
    assertEquals("x", Files.readString(scratch));
    try (Stream<Path> files = Files.list(output)) {
      assertEquals(2, files.count());
    }
  }

  /** An attempt that died while it wrote its last word is done again. */
  @Test
  void knowsItsOwnDirectory() throws IOException {
    for (String run : List.of("{\"run\":\"this\",\"status\":\"running\"}", "")) {
      Files.writeString(output.resolve("run.json"), run);
      assertEquals("nothing was kept of 0 posts", refusal());
    }
  }
}
