package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every format does with the same kinds of broken input. */
class BadRecordsTest {
  /**
   * A format's records as they stand in a file.
   *
   * @param text a record with {@code %s} where a text stands
   */
  private record Kind(String format, String before, String text, String between, String after) {
    String record(String content) {
      return String.format(text, content);
    }

    String file(String... records) {
      return before + String.join(between, records) + after;
    }

    int offsetBehind(String record) {
      return (before + record + between).getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private static final String SHAREGPT =
      "{\"conversations\":[{\"from\":\"human\",\"value\":\"%s\"}]}";
  private static final String OASST =
      "{\"message_id\":\"k\",\"role\":\"prompter\",\"text\":\"%s\"}";
  private static final List<Kind> JSON =
      List.of(
          new Kind("sharegpt", "", SHAREGPT, "\n", "\n"),
          new Kind("sharegpt", "[", SHAREGPT, ",\n", "]"),
          new Kind("oasst", "", OASST, "\n", "\n"),
          new Kind("pairs", "{\"train\":[", "[\"%s\"]", ",\n", "]}"));
  private static final List<Kind> ALL = new ArrayList<>(JSON);

  static {
    ALL.add(new Kind("pairs", "", "\t%s", "\n", "\n"));
    ALL.add(new Kind("egret", "", "k +++$+++ a +++$+++ %s", "\n", "\n"));
  }

  @TempDir Path dir;

  @BeforeEach
  void companion() throws IOException {
    Files.writeString(dir.resolve("x_conversations"), "");
  }

  @Test
  void nothingIsNothing() throws IOException {
    for (Kind kind : ALL) {
      for (String empty : List.of("", "\n", "\r\n \n\n", "\uFEFF")) {
        assertEquals(new Reading(List.of(), List.of()), read(kind, empty), kind.format());
      }
    }
    for (Kind kind : JSON) {
      assertEquals(new Reading(List.of(), List.of()), read(kind, kind.file().replace("\n", "")));
    }
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    for (Kind kind : ALL) {
      for (int[] bad :
          new int[][] {
            {0xFF}, {0xC3, 0x28}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}
          }) {
        String[] parts =
            kind.file(kind.record("first"), kind.record("@"), kind.record("last")).split("@", 2);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
        for (int b : bad) {
          file.write(b);
        }
        file.writeBytes(parts[1].replace("@", "").getBytes(StandardCharsets.UTF_8));
        Reading reading = read(kind, file.toByteArray());
        assertEquals(List.of("first", "last"), words(reading), kind.toString());
        String cause =
            kind.offsetBehind(kind.record("first"))
                + " invalid_utf8: at byte "
                + kind.record("@").indexOf('@');
        assertEquals(List.of(cause), reading.causes());
      }
    }
  }

  @Test
  void recordsThatAreNotJson() throws IOException {
    for (Kind kind : JSON) {
      String bad = kind.record("x\"x");
      Reading reading = read(kind, kind.file(kind.record("first"), bad, kind.record("last")));
      assertEquals(List.of("first", "last"), words(reading), kind.toString());
      assertEquals(
          List.of(
              kind.offsetBehind(kind.record("first"))
                  + " invalid_json: at character "
                  + bad.lastIndexOf('x')),
          reading.causes());
    }
  }

  @Test
  void aTruncatedFileKeepsWhatCameBefore() throws IOException {
    for (Kind kind : JSON) {
      String whole = kind.file(kind.record("first"), kind.record("last"));
      String cut = whole.substring(0, whole.lastIndexOf("last") + 2);
      Reading reading = read(kind, cut);
      assertEquals(List.of("first"), words(reading), kind.toString());
      assertEquals(
          List.of(kind.offsetBehind(kind.record("first")) + " invalid_json: the record ends early"),
          reading.causes());
    }
  }

  @Test
  void recordsOfAHundredThousandLevels() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          String replies = "{\"message_id\":\"a\",\"replies\":[".repeat(100_000);
          String lists = "[".repeat(100_000) + "]".repeat(100_000);
          String cause = "nested_too_deeply: more than 200 levels";
          between(JSON.get(0), "{\"conversations\":" + lists + "}", cause);
          between(JSON.get(1), "{\"conversations\":" + lists + "}", cause);
          between(JSON.get(2), replies, cause);
        });
  }

  @Test
  void oddCharactersAreKept() throws IOException {
    for (Kind kind : JSON) {
      assertEquals(
          List.of("\u0000\u200B\uFFFE \uFFFD \uD83D\uDE00 \uFFFD"),
          words(
              read(
                  kind,
                  kind.file(kind.record("\\u0000\\u200B\\uFFFE \\ud800 \\ud83d\\ude00 \\udc00")))));
    }
    for (Kind kind : ALL) {
      assertEquals(
          List.of("\uFFFD\u200B\u2028\u0085\uFEFF!"),
          words(read(kind, "\uFEFF" + kind.file(kind.record("\uFFFD\u200B\u2028\u0085\uFEFF!")))));
    }
  }

  @Test
  void wrongTypes() throws IOException {
    between(JSON.get(0), "[]", "wrong_type: record: an array, expected an object");
    between(JSON.get(2), "7", "wrong_type: record: a whole number, expected an object");
    between(JSON.get(3), "[7]", "wrong_type: record[0]: a whole number, expected a text");
    between(JSON.get(3), "[\"a\",{\"b\":[]}]", "invalid_json: the record ends early");
    between(JSON.get(3), "[\"a\",null]", "wrong_type: record[1]: null, expected a text");
  }

  /** Bytes changed at random: nothing fails, nothing is told of the texts. */
  @Test
  void anythingIsRead() throws IOException {
    Random random = new Random(23);
    for (Kind kind : ALL) {
      String[] records = new String[20];
      Arrays.fill(records, kind.record("Xyzzy"));
      byte[] file = kind.file(records).getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < 200; round++) {
        byte[] broken = file.clone();
        for (int i = random.nextInt(40); i >= 0; i--) {
          broken[random.nextInt(broken.length)] =
              random.nextBoolean()
                  ? (byte) random.nextInt(256)
                  : (byte) "{}[]\",:\\ \r\n\t019.-+$".charAt(random.nextInt(19));
        }
        Reading reading = read(kind, broken);
        assertTrue(reading.posts().size() + reading.rejected().size() > 0);
        for (String cause : reading.causes()) {
          assertFalse(cause.contains("yzz"), cause);
        }
      }
    }
  }

  /** A broken record between two good ones. */
  private void between(Kind kind, String record, String cause) throws IOException {
    Reading reading = read(kind, kind.file(kind.record("first"), record, kind.record("last")));
    assertEquals(List.of("first", "last"), words(reading), kind.toString());
    assertEquals(List.of(kind.offsetBehind(kind.record("first")) + " " + cause), reading.causes());
  }

  /** The texts, but for the empty prompts. */
  private static List<String> words(Reading reading) {
    return reading.texts().stream().filter(text -> !text.isEmpty()).toList();
  }

  private Reading read(Kind kind, String content) throws IOException {
    return read(kind, content.getBytes(StandardCharsets.UTF_8));
  }

  private Reading read(Kind kind, byte[] content) throws IOException {
    Path file = dir.resolve("x_lines");
    Files.write(file, content);
    return Reading.ofFile(kind.format(), file.toString());
  }
}
