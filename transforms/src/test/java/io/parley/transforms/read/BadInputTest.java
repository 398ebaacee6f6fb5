package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is broken is rejected with its place and reason; what stands beside it is kept. */
class BadInputTest {
  private static final String A = comment("a", "first");
  private static final String B = comment("b", "second");
  private static final int NEXT = A.length() + 1;

  @Test
  void aTruncatedStreamKeepsWhatCameBefore() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      lines.append(comment("c" + i, Integer.toString(i * 7919, 36))).append('\n');
    }
    byte[] plain = lines.toString().getBytes(StandardCharsets.UTF_8);
    for (Compression compression : List.of(Compression.GZIP, Compression.ZSTD, Compression.BZIP2)) {
      byte[] stored = CompressionTest.compress(compression, plain);
      Reading reading = Reading.of("reddit", Arrays.copyOf(stored, stored.length * 9 / 10));
      int whole = reading.posts().size();
      long offset = reading.rejected().get(0).origin().offset();
      assertTrue(whole > 1000, compression.label() + " " + whole);
      assertEquals(lines.substring(0, (int) offset).lines().count(), whole);
      assertEquals(1, reading.rejected().size());
      String cause = reading.causes().get(0);
      assertTrue(
          cause.startsWith(offset + " damaged_stream: " + compression.label() + ", after "), cause);
    }
  }

  @Test
  void theCutRecordIsPartOfTheDamage() throws IOException {
    byte[] plain = (A + "\n" + B + "\n").getBytes(StandardCharsets.UTF_8);
    // A member that ends in the middle of the second record, then half a member.
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    stored.writeBytes(CompressionTest.compress(Compression.GZIP, Arrays.copyOf(plain, NEXT + 10)));
    stored.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0});
    Reading reading = Reading.of("reddit", stored.toByteArray());
    assertEquals(List.of("first"), reading.texts());
    assertEquals(
        List.of(
            NEXT
                + " damaged_stream: gzip, after "
                + (NEXT + 10)
                + " bytes, the last 10 of a record that is cut off"),
        reading.causes());
  }

  @Test
  void garbageBehindAStream() throws IOException {
    byte[] plain = (A + "\n" + B + "\n").getBytes(StandardCharsets.UTF_8);
    for (Compression compression : List.of(Compression.GZIP, Compression.ZSTD, Compression.BZIP2)) {
      ByteArrayOutputStream stored = new ByteArrayOutputStream();
      stored.writeBytes(CompressionTest.compress(compression, plain));
      stored.writeBytes("garbage behind".getBytes(StandardCharsets.UTF_8));
      Reading reading = Reading.of("reddit", stored.toByteArray());
      assertEquals(List.of("first", "second"), reading.texts(), compression.label());
      assertEquals(
          List.of(
              plain.length
                  + " damaged_stream: "
                  + compression.label()
                  + ", after "
                  + plain.length
                  + " bytes"),
          reading.causes());
    }
  }

  @Test
  void aStreamDamagedFromTheStart() throws IOException {
    assertEquals(
        List.of("0 damaged_stream: gzip, after 0 bytes"),
        Reading.of("reddit", new byte[] {0x1F, (byte) 0x8B, 8, 0}).causes());
  }

  @Test
  void nothingIsNothing() throws IOException {
    for (String empty : List.of("", "\n", "\r\n \n\n", "\uFEFF", "[]")) {
      assertEquals(new Reading(List.of(), List.of()), Reading.of("reddit", empty));
    }
  }

  @Test
  void linesThatAreNotJson() throws IOException {
    between("{broken", "invalid_json: at character 1");
    between("Dear all,", "invalid_json: at character 0");
    between("{\"id\":\"x\",\"body\":\"cut of", "invalid_json: the record ends early");
    between(A + B, "invalid_json: more after the object, at character " + A.length());
    between(A + "x", "invalid_json: at character " + A.length());
    between("{\"id\":NaN}", "invalid_json: at character 9");
    between("{'id':1}", "invalid_json: at character 1");
    between("{\"id\":\"a\tb\"}", "invalid_json: at character 8");
    between(
        "{\"id\":" + "9".repeat(5000) + "}", "invalid_json: a number or a key of monstrous length");
  }

  @Test
  void recordsThatAreNoObjects() throws IOException {
    between("1", "wrong_type: record: a whole number, expected an object");
    between("\"x\"", "wrong_type: record: a text, expected an object");
    between("null", "wrong_type: record: null, expected an object");
    between("[{}]", "wrong_type: record: an array, expected an object");
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    for (int[] bad :
        new int[][] {
          {0xFF}, {0xC3, 0x28}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}
        }) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes((A + "\n{\"body\":\"").getBytes(StandardCharsets.UTF_8));
      for (int b : bad) {
        file.write(b);
      }
      file.writeBytes(("\"}\n" + B).getBytes(StandardCharsets.UTF_8));
      Reading reading = Reading.of("reddit", file.toByteArray());
      assertEquals(List.of("first", "second"), reading.texts());
      assertEquals(List.of(NEXT + " invalid_utf8: at byte 9"), reading.causes());
    }
  }

  @Test
  void utf16IsNotGuessed() throws IOException {
    Reading reading = Reading.of("reddit", A.getBytes(StandardCharsets.UTF_16LE));
    assertEquals(List.of(), reading.posts());
    assertEquals(List.of("0 invalid_json: at character 2"), reading.causes());
  }

  @Test
  void aLineOf200Megabytes() throws IOException {
    long length = 200_000_000;
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    stream(A + "\n{\"body\":\""), new Filler(length), stream("\"}\n" + B + "\n"))));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Reading reading = Reading.of("reddit", file);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(List.of("first", "second"), reading.texts());
    assertEquals(
        List.of(NEXT + " record_too_long: " + (length + 11) + " bytes, at most 33554432 are read"),
        reading.causes());
    assertTrue(allocated < 100_000_000, allocated + " bytes allocated");
  }

  @Test
  void aLongElementOfAnArray() throws IOException {
    String begin = "[" + A + ",{\"body\":\"";
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(stream(begin), new Filler(40_000_000), stream("\"}," + B + "]"))));
    Reading reading = Reading.of("reddit", file);
    assertEquals(List.of("first", "second"), reading.texts());
    assertEquals(
        List.of((NEXT + 1) + " record_too_long: 40000011 bytes, at most 33554432 are read"),
        reading.causes());
  }

  @Test
  void recordsOfAHundredThousandLevels() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          String open = "[".repeat(100_000);
          String objects = "{\"a\":".repeat(100_000);
          String cause = "nested_too_deeply: more than 200 levels";
          between(open, cause);
          between(objects, cause);
          between("{\"body\":" + open + "]".repeat(100_000) + "}", cause);
          between("{\"_meta\":" + objects + "1" + "}".repeat(100_000) + "}", cause);
          between("{\"unknown\":" + open + "]".repeat(100_000) + "}", cause);
        });
  }

  @Test
  void oddCharactersAreKept() throws IOException {
    Reading reading =
        Reading.of(
            "reddit",
            "\uFEFF"
                + comment("a", "\\u0000\\u001F\\u200B\\uFFFE")
                + "\r\n\r\n"
                + comment("b", "\\ud800 \\udc00\\ud83d\\ude00 \\ud83d")
                + "\r\n"
                + comment("c", "\uFEFF\u2028\u0085"));
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            "\u0000\u001F\u200B\uFFFE", "\uFFFD \uFFFD\uD83D\uDE00 \uFFFD", "\uFEFF\u2028\u0085"),
        reading.texts());
    assertEquals(3, reading.posts().get(0).origin().offset());
  }

  @Test
  void theLastOfEqualKeysCounts() throws IOException {
    assertEquals(
        List.of("second"),
        Reading.of("reddit", A.replace("\"body\":\"first\"", "\"body\":7,\"body\":\"second\""))
            .texts());
  }

  @Test
  void everyRecordIsAPostOrARejectionThatTellsNothing() throws IOException {
    Random random = new Random(17);
    String secret = "Xyzzy";
    String line =
        "{\"id\":\"Xyzzy\",\"link_id\":\"t3_Xyzzy\",\"parent_id\":\"t1_Xyzzy\",\"body\":\"Xyzzy\","
            + "\"created_utc\":\"1520550110\",\"score\":1,\"edited\":false,\"_meta\":{\"Xyzzy\":[]}}\n";
    byte[] file = line.repeat(20).getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 400; round++) {
      byte[] broken = file.clone();
      for (int i = random.nextInt(60); i >= 0; i--) {
        int at = random.nextInt(broken.length);
        broken[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) "{}[]\",:\\ \r\n019.-".charAt(random.nextInt(16));
      }
      broken[0] = '{'; // else it may become an array
      int records = RecordLists.of(Lines.open(reader(broken), 0, Long.MAX_VALUE)).size();
      Reading reading = Reading.of("reddit", broken);
      assertEquals(records, reading.posts().size() + reading.rejected().size());
      for (String cause : reading.causes()) {
        assertFalse(cause.contains(secret), cause);
      }
    }
  }

  private static ByteReader reader(byte[] bytes) {
    return new ByteReader(new ByteArrayInputStream(bytes), 0);
  }

  /** A broken record between two good ones. */
  private static void between(String record, String cause) throws IOException {
    Reading reading = Reading.of("reddit", A + "\n" + record + "\r\n" + B);
    assertEquals(List.of("first", "second"), reading.texts());
    assertEquals(List.of(NEXT + " " + cause), reading.causes());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String comment(String id, String body) {
    return "{\"id\":\""
        + id
        + "\",\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\",\"body\":\""
        + body
        + "\"}";
  }

  /** As many letters as asked for, from no memory. */
  private static final class Filler extends InputStream {
    private long left;

    Filler(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(bytes, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}
