package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.ParleyProcess.Ended;
import io.parley.transforms.read.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its users start it: exit status, and every byte it prints. */
class ParleyProcessTest {
  @TempDir Path directory;

  private Ended parley(String... args) throws IOException, InterruptedException {
    return ParleyProcess.run(directory, args);
  }

  @Test
  void version() throws Exception {
    assertEquals(new Ended(0, "parley " + Version.current() + "\n", ""), parley("--version"));
    assertTrue(Version.current().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), Version.current());
  }

  @Test
  void formats() throws Exception {
    StringBuilder lines = new StringBuilder();
    Formats.descriptions()
        .forEach(
            (name, description) -> {
              String padding = " ".repeat(15 - name.length());
              lines.append(name).append(padding).append(description).append('\n');
            });
    Ended ended = parley("formats");
    assertEquals(new Ended(0, lines.toString(), ""), ended);
    assertTrue(ended.out().contains("\nreddit         Reddit "), ended.out());
  }

  @Test
  void nothingAsked() throws Exception {
    assertEquals(new Ended(2, "", "Missing command.\nSee parley --help.\n"), parley());
  }

  @Test
  void unknownCommand() throws Exception {
    assertEquals(
        new Ended(
            2,
            "",
            """
            Unmatched argument at index 0: 'formts'
            Did you mean: parley formats?
            See parley --help.
            """),
        parley("formts"));
  }

  @Test
  void help() throws Exception {
    Ended help = parley("prepare", "--help");
    assertEquals(0, help.status());
    assertEquals("", help.err());
    assertTrue(help.out().contains("direct, flink (default: flink)"), help.out());
  }

  @Test
  void goodRecipe() throws Exception {
    Files.writeString(directory.resolve("my.yaml"), "dedup: {pairs: none}\n");
    assertEquals(new Ended(0, "my.yaml: ok\n", ""), parley("validate", "my.yaml"));
  }

  @Test
  void badRecipe() throws Exception {
    Files.writeString(
        directory.resolve("my.yaml"), "# mine\ndedup:\n  pairs: fuzzy\n  conversation: none\n");
    String problems =
        """
        my.yaml:3: dedup.pairs: "fuzzy" is not one of near, exact, none
        my.yaml:4: dedup.conversation: unknown key; did you mean dedup.conversations?
        """;
    assertEquals(new Ended(2, "", problems), parley("validate", "my.yaml"));
    assertEquals(
        new Ended(2, "", problems + "--set: split.by: \"time\" is not built yet; give hash\n"),
        parley("prepare", "--input=a", "--output=b", "--recipe=my.yaml", "--set=split.by=time"));
  }

  @Test
  void recipeWithoutItsTokenizer() throws Exception {
    Files.writeString(directory.resolve("my.yaml"), "tokenize: {tokenizer: mine/}\n");
    String problem = "tokenize.tokenizer: mine/: ";
    assertEquals(
        new Ended(2, "", problem + "no such file, and no directory with a tokenizer.json\n"),
        parley("validate", "my.yaml"));
    Files.createDirectory(directory.resolve("mine"));
    Files.writeString(directory.resolve("mine/tokenizer.json"), "{}");
    Ended ended = parley("validate", "my.yaml");
    assertEquals(2, ended.status());
    assertTrue(ended.err().startsWith(problem), ended.err());
    assertEquals(
        ended, parley("prepare", "--input=a", "--output=b", "--recipe=my.yaml", "--runner=direct"));
  }

  @Test
  void recipeOfOtherScripts() throws Exception {
    Files.write(
        directory.resolve("my.yaml"), "dedup: {pairs: 模糊}\n".getBytes(StandardCharsets.UTF_8));
    Ended ended = parley("validate", "my.yaml");
    assertEquals(2, ended.status());
    assertEquals("my.yaml:1: dedup.pairs: \"模糊\" is not one of near, exact, none\n", ended.err());
  }

  @Test
  void missingRecipe() throws Exception {
    assertEquals(new Ended(2, "", "none.yaml: no such file\n"), parley("validate", "none.yaml"));
  }

  @Test
  void debugShowsTraces() throws Exception {
    for (List<String> args :
        List.of(
            List.of("--debug", "validate", "none.yaml"),
            List.of("validate", "none.yaml", "--debug"))) {
      Ended ended = parley(args.toArray(String[]::new));
      assertEquals(2, ended.status());
      assertTrue(ended.err().startsWith("none.yaml: no such file\nio.parley."), ended.err());
      assertTrue(ended.err().contains("\tat io.parley.pipeline."), ended.err());
    }
  }

  @Test
  void datasetThatIsNotThere() throws Exception {
    assertEquals(new Ended(2, "", "out: no such directory\n"), parley("verify", "out"));
  }
}
