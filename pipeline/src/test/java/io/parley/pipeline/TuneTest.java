package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.transforms.filter.FilterConfig;
import io.parley.transforms.filter.Observation;
import io.parley.transforms.filter.Observation.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class TuneTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int tune(String... args) {
    CommandLine line = Parley.commandLine(Prepare::run);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @ParameterizedTest
  @EnumSource(Runner.class)
  void showsWhatLimitsAndRulesWouldRemove(Runner runner) throws IOException {
    Path chats =
        Files.writeString(
            directory.resolve("chats.jsonl"),
            """
            {"messages":[{"role":"user","content":"How do I list files?"},{"role":"assistant","content":"Type ls and press Enter."}]}
            {"messages":[{"role":"user","content":"And hidden ones?"},{"role":"assistant","content":"ls -a"}]}
            {"messages":[{"role":"user","content":"Where does it put them?"},{"role":"assistant","content":"First."}]}
            """);
    int status =
        tune(
            "tune",
            "--input",
            chats.toString(),
            "--runner",
            runner.toString(),
            "--set",
            "filter.turn_words.min=2",
            "--set",
            "filter.turn_chars.min=7");
    assertEquals("", err.toString());
    assertEquals(0, status);
    List<String> lines = out.toString().lines().toList();
    assertEquals(
        List.of(
            "== all: 3 conversations, 6 turns, 3 replies",
            "",
            "turn_chars: characters of 3 replies",
            "  min 5, p1 5, p5 5, p25 5, p50 6, p75 24, p95 24, p99 24, max 24",
            "         limit     below it               above it          ",
            "*            7            2   66.67 %            1   33.33 %",
            "            10            2   66.67 %            1   33.33 %",
            "            20            2   66.67 %            1   33.33 %",
            "*       20,000            3  100.00 %            0    0.00 %"),
        lines.subList(0, 9));
    String rules = out.toString().substring(out.toString().indexOf("rules, each asked alone"));
    assertTrue(
        rules.contains(
            """
              reply turn_chars too_short                            2   66.67 %            1
              reply turn_words too_short                            1   33.33 %            0
            """),
        rules);
  }

  @Test
  void tablesForEachLanguage() {
    TuneTables tables = new TuneTables(FilterConfig.defaults(), TuneTables.Group.LANGUAGE);
    for (String language : List.of("en", "zh-Hans")) {
      tables.add(new Observation("s", language, Kind.UNIT, "CONVERSATION", 0), 2);
      tables.add(new Observation("s", language, Kind.UNIT, "TURN", 0), 3000);
    }
    tables.add(new Observation("s", "en", Kind.SIGNAL, "slur", 0), 3);
    tables.add(new Observation("t", "en", Kind.SIGNAL, "slur", 0), 3);
    assertEquals(
        """
        == en: 2 conversations, 3,000 turns, 0 replies

        signals                                             turns
          slur                                                  6    0.20 %

        == zh-Hans: 2 conversations, 3,000 turns, 0 replies

        """,
        tables.render());
  }

  /** Their communities have other names in what is read. */
  @Test
  void namesCommunitiesOfPrivateSources() throws IOException {
    Path mail =
        Files.writeString(
            directory.resolve("list.mbox"),
            """
            From a@example.org Mon Jan  1 10:00:00 2024
            From: a@example.org
            Date: Mon, 1 Jan 2024 10:00:00 +0000
            Message-ID: <1@example.org>
            Subject: Moving a disk
            List-Id: <help.example.org>

            How do I move a disk to another machine?

            """);
    String[] args = {
      "tune",
      "--runner",
      "direct",
      "--input",
      mail.toString(),
      "--set",
      "filter.communities.allow=[]"
    };
    for (String allow : List.of("help.example.org", "other.example.org")) {
      args[6] = "filter.communities.allow=[" + allow + "]";
      assertEquals(0, tune(args), err.toString());
    }
    assertEquals(
        1, out.toString().lines().filter(l -> l.contains("conversation communities")).count());
  }

  @Test
  void pseudonymsNeedAKey() throws IOException {
    Path any = Files.writeString(directory.resolve("a.jsonl"), "{}");
    String mode = "clean.pii.mode=pseudonym";
    assertEquals(2, tune("tune", "--runner", "direct", "--input", any.toString(), "--set", mode));
    assertTrue(err.toString().contains(UserKey.VARIABLE), err.toString());
  }

  @Test
  void nothingToRead() {
    assertEquals(
        2, tune("tune", "--runner", "direct", "--input", directory.resolve("no").toString()));
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("no"), err.toString());
    assertEquals(2, tune("tune"));
  }
}
