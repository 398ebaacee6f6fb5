package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every format does with the same kinds of broken input. Files are strings here whose
 * characters stand for bytes, so that any byte can be written, and indexes are offsets.
 */
class BadRecordsTest {
  /**
   * A format's records as they stand in a file.
   *
   * @param before what stands before the first record
   * @param record a record with a text in it
   * @param garbage a record of the format at first sight, which it is not
   * @param cause why that is rejected
   * @param missing a record without something needed
   * @param missed why that is rejected
   */
  private record Kind(
      String format,
      String before,
      UnaryOperator<String> record,
      String between,
      String after,
      String garbage,
      String cause,
      String missing,
      String missed) {
    String file(String... records) {
      return before + String.join(between, records) + after;
    }

    int offsetBehind(String record) {
      return (before + record + between).length();
    }

    @Override
    public String toString() {
      return format + " " + before;
    }
  }

  private static final String MARK = "\u00EF\u00BB\u00BF"; // the bytes of U+FEFF

  private static Kind json(
      String format,
      String before,
      String record,
      String between,
      String after,
      String missing,
      String missed) {
    String cut = record.substring(0, record.indexOf("%s")) + "x\"x";
    return new Kind(
        format,
        before,
        text -> record.replace("%s", text),
        between,
        after,
        cut + record.substring(record.indexOf("%s") + 2),
        "invalid_json: at character " + (cut.length() - 1),
        missing,
        missed);
  }

  private static Kind lines(String format, String record, String garbage, String cause) {
    return new Kind(
        format, "", text -> record.replace("%s", text), "\n", "\n", garbage, cause, garbage, cause);
  }

  private static final String SHAREGPT =
      "{\"conversations\":[{\"from\":\"human\",\"value\":\"%s\"}]}";
  private static final String NO_SHAREGPT = "{\"conversations\":[{\"from\":\"human\"}]}";
  private static final String NO_VALUE = "missing_field: conversations[0].value";

  private static final List<Kind> JSON =
      List.of(
          json(
              "messages",
              "",
              "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}",
              "\n",
              "\n",
              "{\"messages\":[{\"role\":\"user\"}]}",
              "missing_field: messages[0].content"),
          json(
              "oasst",
              "",
              "{\"message_id\":\"k\",\"role\":\"prompter\",\"text\":\"%s\"}",
              "\n",
              "\n",
              "{\"message_id\":\"k\",\"role\":\"prompter\"}",
              "missing_field: text"),
          json(
              "pairs",
              "{\"train\":[",
              "[\"%s\"]",
              ",\n",
              "]}",
              "[null]",
              "wrong_type: record[0]: null, expected a text"),
          json(
              "parley",
              "",
              "{\"id\":\"p\",\"thread\":\"t\",\"markup\":\"plain\",\"text\":\"%s\",\"source\":\"s\"}",
              "\n",
              "\n",
              "{\"id\":\"p\",\"thread\":\"t\",\"markup\":\"plain\",\"source\":\"s\"}",
              "missing_field: text"),
          json(
              "reddit",
              "",
              "{\"id\":\"c\",\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\",\"body\":\"%s\"}",
              "\n",
              "\n",
              "{\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\",\"body\":\"x\"}",
              "missing_field: id"),
          json("sharegpt", "", SHAREGPT, "\n", "\n", NO_SHAREGPT, NO_VALUE),
          json("sharegpt", "[", SHAREGPT, ",\n", "]", NO_SHAREGPT, NO_VALUE));

  private static final List<Kind> TEXT =
      List.of(
          lines("pairs", "\t%s", "a", "wrong_type: 1 columns, expected prompt and response"),
          lines(
              "egret",
              "k +++$+++ a +++$+++ %s",
              "k +++$+++ a",
              "wrong_type: 2 fields, expected 3 of a line"),
          lines("irc", "[11:11] <a> %s", "a", "malformed: no line of an IRC log"),
          new Kind(
              "mbox",
              "",
              text -> message("Subject: s\n\n" + text),
              "\n\n",
              "\n",
              message("x"),
              "malformed: no header of a message",
              message("X-Other: s\n\nx"),
              "malformed: no header of a message"),
          new Kind(
              "stackexchange",
              "<posts>\n",
              text -> "<row Id=\"1\" PostTypeId=\"1\" Body=\"" + text + "\"/>",
              "\n",
              "</posts>",
              "<row Id=1/>",
              "malformed: no XML, at character 8",
              "<row Id=\"1\" PostTypeId=\"1\"/>",
              "missing_field: Body"),
          new Kind(
              "warc",
              "",
              text -> page("{\"@type\":\"DiscussionForumPosting\",\"text\":\"" + text + "\"}"),
              "\r\n\r\n",
              "\r\n\r\n",
              page("{DiscussionForumPosting"),
              "invalid_json: JSON-LD",
              page("{\"@type\":\"QAPage\"}"),
              "no_post: no thread"));

  private static final List<Kind> ALL = Stream.of(JSON, TEXT).flatMap(List::stream).toList();

  /** Their texts have always been of any encoding: what is not UTF-8 is windows-1252. */
  private static final Set<String> ANY_ENCODING = Set.of("irc", "mbox", "warc");

  /** A text that is cut off looks whole. */
  private static final Set<String> OPEN_END = Set.of("egret", "irc", "mbox", "pairs");

  @TempDir Path dir;

  private static String message(String content) {
    return "From a@example.org  Thu Jun  1 00:10:41 2000\n" + content;
  }

  private static String page(String json) {
    String http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<script type=\"application/ld+json\">"
            + json
            + "</script>";
    return "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: "
        + http.length()
        + "\r\n\r\n"
        + http;
  }

  @BeforeEach
  void companion() throws IOException {
    Files.writeString(dir.resolve("x_conversations"), "");
  }

  @Test
  void everyFormatIsTried() {
    assertEquals(
        Formats.ALL.stream().map(Format::name).toList(),
        List.copyOf(new TreeSet<>(ALL.stream().map(Kind::format).toList())));
  }

  @Test
  void nothingIsNothing() throws IOException {
    for (Kind kind : ALL) {
      for (String empty : List.of("", "\n", "\r\n \n\n", MARK)) {
        assertEquals(new Reading(List.of(), List.of()), read(kind, empty), kind.toString());
      }
    }
    for (Kind kind : JSON) {
      assertEquals(new Reading(List.of(), List.of()), read(kind, kind.file().replace("\n", "")));
    }
  }

  @Test
  void aBrokenRecordLosesOnlyItself() throws IOException {
    for (Kind kind : ALL) {
      between(kind, kind.garbage(), kind.cause());
      between(kind, kind.missing(), kind.missed());
    }
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    for (Kind kind : ALL) {
      for (String bad :
          List.of(
              "\u00FF",
              "\u00C3(",
              "\u00C0\u0080",
              "\u00ED\u00A0\u0080",
              "\u00F4\u0090\u0080\u0080")) {
        if (ANY_ENCODING.contains(kind.format())) {
          Reading reading =
              read(kind, kind.file(record(kind, "first"), record(kind, bad), record(kind, "last")));
          assertEquals(3, reading.posts().size(), kind.toString());
          assertEquals(List.of(), reading.rejected());
        } else {
          between(
              kind, record(kind, bad), "invalid_utf8: at byte " + record(kind, "@").indexOf('@'));
        }
      }
    }
  }

  /** Wherever a file ends: what came before is kept, and half a record is no other one. */
  @Test
  void aTruncatedFileKeepsWhatCameBefore() throws IOException {
    for (Kind kind : ALL) {
      String first = record(kind, "first");
      String whole = kind.file(first, record(kind, "last"));
      for (int end = whole.lastIndexOf("last") + 4; end > kind.offsetBehind(first); end--) {
        Reading reading = read(kind, whole.substring(0, end));
        String what = kind + ", cut at " + end;
        // The beginning of a mark between records is text of the one before.
        assertTrue(words(reading).get(0).startsWith("first"), what);
        if (OPEN_END.contains(kind.format()) && !JSON.contains(kind)) {
          assertTrue(words(reading).size() < 3, what);
        } else {
          assertEquals(List.of("first"), words(reading), what);
        }
        if (end == whole.lastIndexOf("last") + 2 && JSON.contains(kind)) {
          assertEquals(
              List.of(kind.offsetBehind(first) + " invalid_json: the record ends early"),
              reading.causes());
        }
      }
    }
  }

  @Test
  void hugeRecords() throws IOException {
    Set<String> sharing = Set.of("messages", "oasst", "parley", "reddit"); // sharegpt's framing
    for (Kind kind : ALL) {
      if (!sharing.contains(kind.format())) {
        String first = record(kind, "first");
        String huge = kind.record().apply("x".repeat(34_000_000));
        Reading reading = read(kind, kind.file(first, huge, record(kind, "last")));
        assertEquals(List.of("first", "last"), words(reading), kind.toString());
        assertEquals(1, reading.causes().size(), kind.toString());
        String begin = kind.offsetBehind(first) + " record_too_long: 34000";
        assertTrue(reading.causes().get(0).startsWith(begin), kind.toString());
      }
    }
  }

  @Test
  void recordsOfAHundredThousandLevels() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          String lists = "[".repeat(100_000) + "]".repeat(100_000);
          String replies = "{\"message_id\":\"a\",\"replies\":[".repeat(100_000);
          String cause = "nested_too_deeply: more than 200 levels";
          for (Kind kind : JSON) {
            switch (kind.format()) {
              case "oasst" -> between(kind, replies, cause);
              case "pairs" -> { // which finds its lists at any depth
                assertEquals(List.of(), read(kind, kind.file(lists)).causes());
              }
              default -> between(kind, "{\"conversations\":" + lists + "}", cause);
            }
          }
        });
  }

  @Test
  void marksAndLineEndsOfWindows() throws IOException {
    for (Kind kind : ALL) {
      String file = kind.file(record(kind, "first"), record(kind, "last"));
      assertEquals(List.of("first", "last"), words(read(kind, MARK + file)), kind.toString());
      assertEquals(List.of(), read(kind, MARK + file).causes(), kind.toString());
      if (!kind.format().equals("warc")) { // whose lines end so, and are counted
        String windows = MARK + file.replace("\n", "\r\n");
        assertEquals(List.of("first", "last"), words(read(kind, windows)), kind.toString());
        assertEquals(List.of(), read(kind, windows).causes(), kind.toString());
      }
    }
  }

  @Test
  void oddCharactersAreKept() throws IOException {
    for (Kind kind : JSON) {
      assertEquals(
          List.of("\u0000\u200B\uFFFE \uFFFD \uD83D\uDE00 \uFFFD"),
          words(
              read(
                  kind,
                  kind.file(
                      record(kind, "\\u0000\\u200B\\uFFFE \\ud800 \\ud83d\\ude00 \\udc00")))));
      between(
          kind,
          record(kind, "\u0000"),
          "invalid_json: at character " + record(kind, "@").indexOf('@'));
    }
    String odd = "\uFFFD\u200B\u2028\uFEFF!";
    for (Kind kind : ALL) {
      assertEquals(
          List.of(odd), words(read(kind, MARK + kind.file(record(kind, odd)))), kind.toString());
    }
    for (Kind kind : TEXT) {
      if (!kind.format().equals("warc")) {
        assertEquals(List.of("a\u0000b"), words(read(kind, kind.file(record(kind, "a\u0000b")))));
      }
    }
  }

  @Test
  void wrongTypes() throws IOException {
    for (Kind kind : JSON) {
      if (!kind.format().equals("pairs")) {
        between(kind, "[]", "wrong_type: record: an array, expected an object");
        between(kind, "7", "wrong_type: record: a whole number, expected an object");
        Reading reading = read(kind, kind.file(record(kind, "@").replace("\"@\"", "{}")));
        assertEquals(List.of(), reading.posts(), kind.toString());
        String cause = reading.causes().get(0);
        assertTrue(cause.contains(" wrong_type: "), cause);
        assertTrue(cause.endsWith(": an object, expected a text"), cause);
      }
    }
    Kind pairs = JSON.get(2);
    between(pairs, "[7]", "wrong_type: record[0]: a whole number, expected a text");
    between(pairs, "[\"a\",{\"b\":[]}]", "invalid_json: the record ends early");
    between(pairs, "[\"a\",null]", "wrong_type: record[1]: null, expected a text");
  }

  /** Bytes changed at random: nothing fails, nothing is told of the texts. */
  @Test
  void anythingIsRead() throws IOException {
    Random random = new Random(23);
    String signs = "{}[]<>/&;\"=,:\\ \r\n\t019.-+$";
    for (Kind kind : ALL) {
      String[] records = new String[20];
      Arrays.fill(records, record(kind, "Xyzzy"));
      String file = kind.file(records);
      for (int round = 0; round < 200; round++) {
        StringBuilder broken = new StringBuilder(file);
        for (int i = random.nextInt(40); i >= 0; i--) {
          broken.setCharAt(
              random.nextInt(broken.length()),
              random.nextBoolean()
                  ? (char) random.nextInt(256)
                  : signs.charAt(random.nextInt(signs.length())));
        }
        Reading reading = read(kind, broken.toString());
        assertTrue(reading.posts().size() + reading.rejected().size() > 0);
        for (String cause : reading.causes()) {
          assertFalse(cause.contains("yzz"), cause);
        }
      }
    }
  }

  /** A broken record between two good ones. */
  private void between(Kind kind, String record, String cause) throws IOException {
    String first = record(kind, "first");
    Reading reading = read(kind, kind.file(first, record, record(kind, "last")));
    assertEquals(List.of("first", "last"), words(reading), kind.toString());
    assertEquals(
        List.of(kind.offsetBehind(first) + " " + cause), reading.causes(), kind.toString());
  }

  /** A record with a text, whose characters below U+0100 are bytes already. */
  private static String record(Kind kind, String text) {
    StringBuilder bytes = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            c ->
                bytes.append(
                    c.charAt(0) < 0x100
                        ? c
                        : new String(
                            c.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    return kind.record().apply(bytes.toString());
  }

  /** The texts, but for the empty prompts. */
  private static List<String> words(Reading reading) {
    return reading.texts().stream().filter(text -> !text.isEmpty()).toList();
  }

  private Reading read(Kind kind, String bytes) throws IOException {
    Path file = dir.resolve("x_lines");
    Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    return Reading.ofFile(kind.format(), file.toString());
  }
}
