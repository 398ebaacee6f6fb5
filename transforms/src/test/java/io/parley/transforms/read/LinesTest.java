package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void linesKeepTheirOffsets() throws IOException {
    assertEquals(List.of("0 a", "2 bc", "5 d"), lines("a\nbc\nd"));
    assertEquals(List.of("0 a", "2 bc"), lines("a\nbc\n"));
    assertEquals(List.of("0 a", "3  b", "8 c"), lines("a\r\n b \r\nc\r"));
    assertEquals(List.of("3 a", "5 b"), lines("\uFEFFa\nb"));
    assertEquals(List.of("0 a", "2 \uFEFFb"), lines("a\n\uFEFFb"));
  }

  @Test
  void blankLinesAreNoRecords() throws IOException {
    assertEquals(List.of(), lines(""));
    assertEquals(List.of(), lines("\n\r\n \t\n\n"));
    assertEquals(List.of("2 a", "6 b"), lines("\n\na\n\n\nb"));
    assertEquals(List.of(), lines("\uFEFF"));
  }

  @Test
  void longLinesArePassedOver() throws IOException {
    assertEquals(
        List.of("0 abcd", "5 record_too_long: 5 bytes, at most 4 are read", "11 ab"),
        lines("abcd\nabcde\nab", 0, Long.MAX_VALUE, 4));
    assertEquals(
        List.of("0 record_too_long: 6 bytes, at most 4 are read"),
        lines("abcdef", 0, Long.MAX_VALUE, 4));
  }

  @Test
  void aPartHasTheLinesThatBeginInIt() throws IOException {
    assertEquals(List.of("0 ab", "3 cd"), lines("ab\ncd\nef", 0, 4, 9));
    assertEquals(List.of("6 ef"), lines("ab\ncd\nef", 4, 9, 9));
    assertEquals(List.of("3 cd"), lines("ab\ncd\nef", 3, 6, 9));
    assertEquals(List.of(), lines("ab\ncd\nef", 7, 8, 9));
  }

  @Test
  void partsTogetherHaveEveryLineOnce() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(200); i > 0; i--) {
        text.appendCodePoint(
            new int[] {'a', 'b', 0xE9, 0x4F60, ' ', '\r', '\n', '\n'}[random.nextInt(8)]);
      }
      String all = text.toString();
      int length = all.getBytes(StandardCharsets.UTF_8).length;
      List<String> parts = new ArrayList<>();
      long start = 0;
      while (start <= length) {
        long end = start + 1 + random.nextInt(40);
        parts.addAll(lines(all, start, end, 20));
        start = end;
      }
      assertEquals(lines(all, 0, Long.MAX_VALUE, 20), parts);
    }
  }

  private static List<String> lines(String text) throws IOException {
    return lines(text, 0, Long.MAX_VALUE, Records.MAX_BYTES);
  }

  private static List<String> lines(String text, long start, long end, int max) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    long first = Math.max(0, start - 1);
    in.skipNBytes(Math.min(first, bytes.length));
    return RecordLists.of(Lines.open(new ByteReader(in, first), start, end, max));
  }
}
