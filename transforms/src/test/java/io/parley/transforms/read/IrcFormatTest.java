package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrcFormatTest {
  private static final String A = "[11:11] <ann> first";
  private static final String B = "[11:12] <bob> second";

  @Test
  void aLineIsAPostOfAStream() throws IOException {
    Reading reading = at("/logs/2005-05-19.txt", A + "\n" + B + "\n");
    Post first = reading.posts().get(0);
    assertEquals(
        new Post(
            "0000000000",
            first.thread(),
            null,
            "ann",
            null,
            Instant.parse("2005-05-19T11:11:00Z").getEpochSecond(),
            0,
            null,
            null,
            Markup.PLAIN,
            "first",
            Set.of(Flag.STREAM),
            "irc",
            new Origin("shown", 0, null)),
        first);
    assertEquals("0000000020", reading.posts().get(1).id());
    assertEquals(first.thread(), reading.posts().get(1).thread());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "[00:00] <a> |a|",
        "[00:00] <a>|a|",
        "[23:59:58] <@a[b]> x < y > z|a[b]|x < y > z",
        "[00:00] < a> x|a|x",
        "[00:00] <a > x|a|x",
        "[00:00] <g[r] eek> x|g[r]eek|x",
        "[00:00] <a>  x|a| x",
        "[00:00]  * a waves|a|*waves*",
        "[00:00] * a waves|a|*waves*",
        "[00:00] * a |a|",
        " * a waves|a|*waves*",
        "[00:00] <a> \u000304red\u0003 \u0002bold\u000F \u00031,15x\u000399|a|red bold x",
      })
  void linesOfTalk(String line, String nick, String text) throws IOException {
    Reading reading = Reading.of("irc", line);
    assertEquals(List.of(), reading.causes());
    assertEquals(nick, reading.posts().get(0).author());
    assertEquals(text == null ? "" : text, reading.posts().get(0).text());
  }

  @Test
  void noticesAreNoPosts() throws IOException {
    for (String notice :
        List.of(
            "=== ann [~ann@host]  has joined #ubuntu",
            "=== ann is now known as bob",
            "[11:11] === mode/#ubuntu [+o ann]",
            "[11:11] -ann:#ubuntu- hi all",
            "[11:11] (ann/#ubuntu) bob: seen this?",
            "[11:11] *** ann quits",
            "-!- ann [a@b] has quit",
            "--- Day changed Fri May 20 2005")) {
      between(notice, "no_post: a notice");
    }
  }

  @Test
  void brokenLines() throws IOException {
    for (String line :
        List.of(
            "going on",
            "[11:11]",
            "[11:11] text",
            "[1:1] <a> x",
            "<a> x",
            "[11:11] <> x",
            "[11:11] <  > x",
            "[11:11] <" + "a".repeat(65) + "> x",
            "\u0000\u0001",
            "{\"a\":1}")) {
      between(line, "malformed: no line of an IRC log");
    }
    between("[24:00] <a> x", "bad_timestamp: not a time of day");
    between("[99:99:99] <a> x", "bad_timestamp: not a time of day");
    assertEquals(new Reading(List.of(), List.of()), Reading.of("irc", "\n\r\n"));
  }

  @Test
  void otherBytesAreWindows1252() throws IOException {
    String line = "[11:11] <ann> caf\u00E9 \u2013 na\u00EFve";
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      assertEquals(
          List.of("caf\u00E9 \u2013 na\u00EFve"),
          Reading.of("irc", line.getBytes(charset)).texts());
    }
  }

  @Test
  void theDayRollsOver() throws IOException {
    List<String> times =
        at(
                "/x/2005/12/31/#ubuntu.txt",
                """
                [23:58] <a> x
                [23:57] <a> the clock was set
                [00:01] <a> x
                 * a waves
                [12:30] <a> x
                [00:15] <a> x
                """)
            .posts()
            .stream()
            .map(p -> Instant.ofEpochSecond(p.createdAt()).toString())
            .toList();
    assertEquals(
        List.of(
            "2005-12-31T23:58:00Z",
            "2005-12-31T23:57:00Z",
            "2006-01-01T00:01:00Z",
            "2006-01-01T00:01:00Z",
            "2006-01-01T12:30:00Z",
            "2006-01-02T00:15:00Z"),
        times);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "/a/2004-11-15_03.raw.txt, 2004-11-15",
        "/a/2004/11/15/#ubuntu.txt, 2004-11-15",
        "/2024-01-01/20041115.log, 2004-11-15",
        "/a/#ubuntu.2004.11.15.gz, 2004-11-15",
        "/2004-11-15/9999-99-99.log, 2004-11-15",
        "/a/2004-13-40.log, null",
        "/a/120041115.log, null",
        "/a/1969-12-31.log, null",
        "/a/ubuntu.log, null",
      })
  void theDateIsThePathsLast(String path, String date) throws IOException {
    Long time = at(path, A).posts().get(0).createdAt();
    if (date == null) {
      assertNull(time);
    } else {
      assertEquals(Instant.parse(date + "T11:11:00Z").getEpochSecond(), time);
    }
  }

  /** A log is one stream wherever it lies and however far it has grown; another log is another. */
  @Test
  void theThreadIsTheLogs() throws IOException {
    String thread = at("/a/2005-05-19.txt", A).posts().get(0).thread();
    assertEquals(
        thread, at("/b/2005-05-19.txt", "\n=== x\n" + A + "\n" + B).posts().get(0).thread());
    assertNotEquals(thread, at("/a/2005-05-20.txt", A).posts().get(0).thread());
    assertNotEquals(thread, at("/a/2005-05-19.txt", B).posts().get(0).thread());
  }

  @Test
  void programsAreBots() throws IOException {
    for (String nick : List.of("UBOTTU", "FloodBot4")) {
      assertEquals(
          Set.of(Flag.STREAM, Flag.BOT),
          Reading.of("irc", "[11:11] <" + nick + "> ann: see x").posts().get(0).flags());
    }
  }

  /** A line between two good ones. */
  private static void between(String line, String cause) throws IOException {
    Reading reading = Reading.of("irc", A + "\n" + line + "\r\n" + B);
    assertEquals(List.of("first", "second"), reading.texts());
    assertEquals(List.of((A.length() + 1) + " " + cause), reading.causes());
  }

  private static Reading at(String path, String log) throws IOException {
    InputFile file = new InputFile(path, "shown", "irc", "irc", null, null, 0, Long.MAX_VALUE);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    new PostReader(file, reading.posts()::add, reading.rejected()::add)
        .read(new Source(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8))));
    return reading;
  }
}
