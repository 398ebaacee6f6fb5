package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonArrayTest {
  @Test
  void elementsKeepTheirOffsets() throws IOException {
    assertEquals(List.of("1 {}", "4 {\"a\":[1]}"), records("[{},{\"a\":[1]}]"));
    assertEquals(
        List.of("4 {\n \"a\": 1\n}", "21 {}"), records(" [\n {\n \"a\": 1\n}   ,\n\n{}\n]\n"));
    assertEquals(List.of("4 {}"), records("\uFEFF[{}]"));
    assertEquals(List.of(), records("[]"));
    assertEquals(List.of(), records(" [ \r\n ] "));
  }

  @Test
  void bracketsInTextsAreText() throws IOException {
    assertEquals(
        List.of("1 {\"a\":\"]},{\\\"\\\\\"}", "18 {}"), records("[{\"a\":\"]},{\\\"\\\\\"},{}]"));
  }

  @Test
  void plainElementsAreElements() throws IOException {
    assertEquals(List.of("1 {}", "4 1", "6 \"a,]\"", "13 null"), records("[{},1,\"a,]\" ,null ]"));
  }

  @Test
  void whatIsNotAnArrayStandsOnLines() throws IOException {
    assertEquals(List.of("0 [1]", "4 [2]"), records("[1]\n[2]"));
    assertEquals(List.of("0 [", "2 1]"), records("[\n1]"));
    assertEquals(List.of("0 {}", "3 {}"), records("{}\n{}"));
  }

  @Test
  void aBrokenArrayGivesWhatItHas() throws IOException {
    assertEquals(
        List.of("1 {}", "3 invalid_json: the file ends before its array does"), records("[{}"));
    assertEquals(List.of("1 {}", "4 {\"a\":"), records("[{},{\"a\":"));
    assertEquals(
        List.of("1 {}", "5 invalid_json: the file goes on behind its array"), records("[{}] {}"));
    assertEquals(List.of("1 {}", "3 }", "5 {}"), records("[{}},{}]"));
  }

  /** A line's end within quotes shows that one is missing; the next element may be whole. */
  @Test
  void aBrokenQuoteCostsItsElement() throws IOException {
    assertEquals(
        List.of("1 {\"a\":\"b}, {},", "15 {\"c\":1}"), records("[{\"a\":\"b}, {},\n{\"c\":1}]"));
    String broken = "  {\n    \"a\": [\n      \"b,\n      {}\n    ]\n  },";
    assertEquals(
        List.of("4 " + broken.strip(), (broken.length() + 5) + " {\"c\":1}"),
        records("[\n" + broken + "\n  {\"c\":1}\n]"));
    assertEquals(List.of("1 {\"a\":\"b}\n]"), records("[{\"a\":\"b}\n]\n"));
  }

  private static List<String> records(String text) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return RecordLists.of(JsonFraming.INSTANCE.open(new ByteReader(in, 0), 0, Long.MAX_VALUE));
  }
}
