package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.schemas.Markup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPlanTest {
  private static final String COMMENT =
      "{\"id\":\"c\",\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\",\"body\":\"x\"}\n";
  private static final String CHAT = "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}\n";

  @TempDir Path dir;

  @BeforeEach
  void files() throws IOException {
    write("raw/reddit/RC_1", COMMENT);
    write("raw/reddit/RC_2.json", "[" + COMMENT + "]");
    write("raw/chats.jsonl", CHAT);
    write("raw/README.md", CHAT);
    write("raw/reddit/LICENSE", CHAT);
    write("raw/.hidden/x", CHAT);
    write("raw/notes.txt", "Dear all,\n");
    write("raw/empty", "");
    write("raw/blank", "\n \n");
  }

  @Test
  void aDirectoryIsEverythingBelowIt() {
    List<String> files =
        List.of("messages chats.jsonl", "reddit reddit/RC_1", "reddit reddit/RC_2.json");
    for (String pattern : List.of("raw", "raw/", "raw/**", "../" + dir.getFileName() + "/raw/**")) {
      InputPlan plan = plan(pattern);
      assertEquals(files, shown(plan), pattern);
      assertEquals(
          List.of(
              new InputPlan.Skipped(".hidden/x", "hidden or documentation"),
              new InputPlan.Skipped("README.md", "hidden or documentation"),
              new InputPlan.Skipped("blank", "empty"),
              new InputPlan.Skipped("empty", "empty"),
              new InputPlan.Skipped("notes.txt", "no format knows it"),
              new InputPlan.Skipped("reddit/LICENSE", "hidden or documentation")),
          plan.skipped(),
          pattern);
    }
  }

  @Test
  void patternsMatchAsInShells() {
    assertEquals(List.of("messages chats.jsonl"), shown(plan("raw/*.jsonl")));
    assertEquals(
        List.of("reddit reddit/RC_1", "reddit reddit/RC_2.json"), shown(plan("raw/*/RC_*")));
    assertEquals(List.of("reddit RC_1"), shown(plan("raw/reddit/RC_?")));
    assertEquals(
        List.of("messages chats.jsonl", "reddit reddit/RC_2.json"),
        shown(plan("raw/**/*.{json,jsonl}")));
    assertEquals(List.of("reddit RC_1"), shown(plan("raw/reddit/RC_[0-1]")));
  }

  @Test
  void aFileNamedOutrightIsRead() throws IOException {
    assertEquals(List.of("reddit RC_1"), shown(plan("raw/reddit/RC_1")));
    assertEquals(List.of("messages README.md"), shown(plan("raw/README.md")));
    write("raw/odd[1]*.json", CHAT);
    assertEquals(List.of("messages odd[1]*.json"), shown(plan("raw/odd[1]*.json")));
    assertEquals(List.of(new InputPlan.Skipped("empty", "empty")), plan("raw/empty").skipped());
  }

  @Test
  void theUserMayNameFormatSourceAndLicence() {
    InputPlan plan =
        InputPlan.of(
            List.of(new InputSpec(dir + "/raw/notes.txt", "reddit", "mine", "MIT", null)), null);
    assertEquals(
        List.of(
            new InputFile(
                dir + "/raw/notes.txt",
                "notes.txt",
                "reddit",
                "mine",
                "MIT",
                null,
                0,
                Long.MAX_VALUE)),
        plan.files());
    assertEquals(new InputSpec("a/*", "reddit", null, null, null), InputSpec.parse("reddit:a/*"));
    assertEquals(new InputSpec("s3://a/b", null, null, null, null), InputSpec.parse("s3://a/b"));
    assertEquals(new InputSpec("x:y", null, null, null, null), InputSpec.parse("x:y"));
  }

  @Test
  void aFileIsReadOnce() {
    assertEquals(
        List.of("reddit RC_1", "reddit RC_2.json"), shown(plan("raw/reddit/RC_1", "raw/reddit/*")));
  }

  @Test
  void equalRelativePathsAreToldApart() throws IOException {
    write("more/RC_1", COMMENT);
    write("third/RC_1", COMMENT);
    assertEquals(
        List.of("reddit RC_1", "reddit RC_2.json", "reddit input-2/RC_1", "reddit input-3/RC_1"),
        shown(plan("raw/reddit/*", "more/*", "third/RC_1")));
  }

  @Test
  void largeFilesOfLinesAreReadInParts() throws IOException {
    write("big", COMMENT.repeat(10));
    write("array", "[" + COMMENT + ("," + COMMENT).repeat(9) + "]");
    Files.write(
        dir.resolve("packed"),
        CompressionTest.compress(
            Compression.GZIP, COMMENT.repeat(10).getBytes(StandardCharsets.UTF_8)));
    int size = 10 * COMMENT.length();
    InputPlan plan = InputPlan.of(specs("big", "array", "packed"), null, size / 2 + 1);
    assertEquals(
        List.of(
            "array 0 " + Long.MAX_VALUE,
            "big 0 " + (size / 2 + 1),
            "big " + (size / 2 + 1) + " " + Long.MAX_VALUE,
            "packed 0 " + Long.MAX_VALUE),
        plan.files().stream()
            .map(f -> f.relativePath() + " " + f.start() + " " + f.end())
            .toList());
  }

  @Test
  void filesThatBelongTogetherAreReadTogether() throws IOException {
    write("forum/x_lines.txt", "0 +++$+++ a +++$+++ b\n");
    write("forum/x_conversations.txt", "0 +++$+++ a +++$+++ b +++$+++  +++$+++  +++$+++ [0]\n");
    List<String> both = List.of("egret x_conversations.txt", "egret x_lines.txt");
    assertEquals(both, shown(plan("forum")));
    assertEquals(both, shown(plan("forum/x_lines.txt")));
    assertEquals(both, shown(plan("forum/*conversations*")));
    assertEquals(both, shown(plan("forum/x_lines.txt", "forum/x_conversations.txt")));
    write("alone/x_lines.txt", "0 +++$+++ a +++$+++ b\n");
    write("alone/odd", "0 +++$+++ a +++$+++ b\n");
    assertEquals(
        List.of(
            new InputPlan.Skipped("odd", "there is no conversations beside it"),
            new InputPlan.Skipped("x_lines.txt", "there is no x_conversations.txt beside it")),
        plan("alone").skipped());
    assertEquals(
        dir + "/alone/x_lines.txt: there is no x_conversations.txt beside it",
        message("alone/x_lines.txt"));
  }

  @Test
  void mistakesAreToldInTheUsersTerms() throws IOException {
    assertEquals("no such file or directory: " + dir + "/nowhere", message("nowhere"));
    assertEquals("no such file or directory: " + dir + "/no/where", message("no/where"));
    assertEquals("no file matches " + dir + "/raw/*.zst", message("raw/*.zst"));
    assertEquals("no file matches " + dir + "/nowhere/**", message("nowhere/**"));
    assertEquals(dir + "/raw/notes.txt: no format knows it", message("raw/notes.txt"));
    Files.createDirectory(dir.resolve("void"));
    assertEquals("no file in " + dir + "/void", message("void"));
    Files.write(dir.resolve("a.xz"), new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0});
    assertEquals(dir + "/a.xz: compressed with xz, which is not read", message("a.xz"));
    Files.write(dir.resolve("b.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
    assertEquals(dir + "/b.gz: its gzip stream is damaged at the beginning", message("b.gz"));
    assertEquals(
        List.of(
            new InputPlan.Skipped("a.xz", "compressed with xz, which is not read"),
            new InputPlan.Skipped("b.gz", "its gzip stream is damaged at the beginning")),
        plan("*.[gx]z").skipped());
    InputException unknown =
        assertThrows(
            InputException.class,
            () ->
                InputPlan.of(
                    List.of(new InputSpec(dir + "/raw", "redit", null, null, null)), null));
    assertEquals(
        "no format is named redit; there are "
            + Formats.ALL.stream().map(Format::name).collect(Collectors.joining(", ")),
        unknown.getMessage());
    InputSpec reddit = new InputSpec(dir + "/raw/reddit/RC_1", null, null, null, Markup.BBCODE);
    assertEquals(
        dir + "/raw/reddit/RC_1: is reddit, which is never read as bbcode",
        assertThrows(InputException.class, () -> InputPlan.of(List.of(reddit), null)).getMessage());
    assertThrows(InputException.class, () -> new InputSpec(" ", null, null, null, null));
    assertThrows(InputException.class, () -> plan("raw/[").files());
  }

  private InputPlan plan(String... patterns) {
    return InputPlan.of(specs(patterns), null);
  }

  private List<InputSpec> specs(String... patterns) {
    return Arrays.stream(patterns)
        .map(pattern -> new InputSpec(dir + "/" + pattern, null, null, null, null))
        .toList();
  }

  private String message(String pattern) {
    return assertThrows(InputException.class, () -> plan(pattern)).getMessage();
  }

  private static List<String> shown(InputPlan plan) {
    return plan.files().stream().map(f -> f.format() + " " + f.relativePath()).toList();
  }

  private void write(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
