package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsFormatTest {
  @Test
  void lines() throws IOException {
    Reading reading = Reading.ofResource("pairs", "pairs.txt");
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            "pairs:ab7e 0e8f #: How are you ?",
            "pairs:ab7e fd37 < 0e8f ##: Fine",
            "pairs:1c5e abc6 #: 今天有10个OK吗？",
            "pairs:1c5e da8c < abc6 ##: 有。...",
            "pairs:5416 427b #: 我们去New York吧，hello, world",
            "pairs:5416 7379 < 427b ##: 好",
            "pairs:a043 bb12 #: 我们 去看 电影吧。 好的",
            "pairs:a043 85f3 < bb12 ##: 不 去"),
        reading.shown());
  }

  @Test
  void listsInOneObject() throws IOException {
    Reading reading = Reading.ofResource("pairs", "lccc.json");
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            "pairs:1e2f 5339 #: 你好",
            "pairs:1e2f 66ec < 5339 ##: 好。",
            "pairs:1e2f 0388 < 66ec #: 再见~",
            "pairs:15f9 c03d #: 一个",
            "pairs:607d b480 #: a \"b\" [c]",
            "pairs:607d 8cf1 < b480 ##: d\\"),
        reading.shown());
  }

  @Test
  void listsOfListsAndListsALine() throws IOException {
    List<String> texts = List.of("a", "b", "c");
    assertEquals(texts, Reading.of("pairs", "[[\"a\",\"b\"],\n[\"c\"]]").texts());
    assertEquals(
        texts, Reading.of("pairs", "{\"dialog\":[\"a\",\"b\"]}\n{\"dialog\":[\"c\"]}").texts());
  }

  @Test
  void anEqualConversationHasEqualKeys() throws IOException {
    Reading reading = Reading.of("pairs", "a\tb\na\tc\na\tb");
    assertEquals(reading.shown().subList(0, 2), reading.shown().subList(4, 6));
    assertNotEquals(reading.posts().get(0).thread(), reading.posts().get(2).thread());
  }

  @Test
  void linesOfOtherWidths() throws IOException {
    Reading reading = Reading.of("pairs", "a\tb\nalone\n1\t2\t3\n\tx\nc\td");
    assertEquals(List.of("a", "b", "", "x", "c", "d"), reading.texts());
    assertEquals(
        List.of(
            "4 wrong_type: 1 columns, expected prompt and response",
            "10 wrong_type: 3 columns, expected prompt and response"),
        reading.causes());
  }
}
