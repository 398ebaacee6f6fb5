package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextListsTest {
  private static final String EARLY = "invalid_json: the file ends before its arrays do";

  @Test
  void listsAreFoundAtAnyDepth() throws IOException {
    assertEquals(
        List.of("10 [\"a\"]", "17 [ \"b\\\"]\" , \"c\"]", "43 [\"[d]\"]"),
        lists("{\"train\":[[\"a\"], [ \"b\\\"]\" , \"c\"]], \"x y\": [[\"[d]\"]]}"));
    assertEquals(List.of("1 [\"a\"]"), lists("[[\"a\"]]"));
    assertEquals(List.of("0 [\"a\"]"), lists("\uFEFF[\"a\"]".substring(1)));
  }

  @Test
  void emptyListsAreNothing() throws IOException {
    assertEquals(List.of(), lists("{\"train\":[], \"valid\": [[ ], []]}"));
    assertEquals(List.of(), lists(""));
  }

  @Test
  void aBrokenListCostsItselfOnly() throws IOException {
    assertEquals(
        List.of("1 [\"a, \"b\"]", "11 [\"c\",\"d\"]"), lists("[[\"a, \"b\"],[\"c\",\"d\"]]"));
    assertEquals(List.of("1 [1,2]", "7 [\"c\"]"), lists("[[1,2],[\"c\"]]"));
    assertEquals(
        List.of("1 [\"a\",{\"x\":[1]", "17 [\"c\"]"), lists("[[\"a\",{\"x\":[1]}],[\"c\"]]"));
    assertEquals(
        List.of("10 [\"a", "24 [\"c\"]"), lists("{\"dialog\":[\"a\n{\"dialog\":[\"c\"]}\n"));
  }

  @Test
  void aCutFileIsTold() throws IOException {
    assertEquals(List.of("1 [\"a\"]", "6 " + EARLY), lists("[[\"a\"]"));
    assertEquals(List.of("1 [\"a\"]", "7 [\"b"), lists("[[\"a\"],[\"b"));
    assertEquals(List.of("9 ["), lists("{\"train\":["));
    assertEquals(List.of("1 " + EARLY), lists("{"));
  }

  @Test
  void deepNestingIsWalkedThrough() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          String open = "[".repeat(1_000_000);
          assertEquals(List.of("999999 ["), lists(open));
          assertEquals(List.of("999999 [\"a\"]"), lists(open + "\"a\"" + "]".repeat(1_000_000)));
          assertEquals(
              List.of("0 [" + "\"a\",".repeat(100_000) + "]"),
              lists("[" + "\"a\",".repeat(100_000) + "]"));
        });
  }

  private static List<String> lists(String json) throws IOException {
    return RecordLists.of(
        new TextLists(
            new ByteReader(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 0)));
  }
}
