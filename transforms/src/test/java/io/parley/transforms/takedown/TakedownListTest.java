package io.parley.transforms.takedown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.transforms.takedown.TakedownList.Match;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TakedownListTest {
  /** printf %s 'Big_Fish' | sha256sum. */
  private static final String BIG_FISH =
      "5fa4cd9b1bc837e7203422d2b78dec0d059fe0897c53219c8672482bbfe99991";

  /** printf %s 'never again' | sha256sum. */
  private static final String NEVER_AGAIN =
      "96beee8121bccea1c116527feeedf51ca218d3a343837775ee67bec57f1f03c9";

  private static TakedownList list(String... lines) {
    return TakedownList.parse(
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "list.txt");
  }

  private static Post post(String thread, String id, String author, String text) {
    return new Post(
        id,
        thread,
        null,
        author,
        null,
        null,
        0,
        null,
        null,
        Markup.PLAIN,
        text,
        Set.of(),
        "reddit",
        new Origin("f", 0, null));
  }

  @Test
  void hashesAreThoseOfOrdinaryTools() {
    assertEquals(BIG_FISH, TakedownHash.ofAuthor(" Big_Fish\n"));
    assertEquals(NEVER_AGAIN, TakedownHash.ofText("Never\n  AGAIN "));
  }

  @ParameterizedTest
  @CsvSource({
    "post t1_a, t3_x, t1_a, true",
    "post t1_a, t3_y, t1_a, true",
    "post t1_a, t1_a, t1_b, false",
    "post t3_x/t1_a, t3_x, t1_a, true",
    "post t3_x/t1_a, t3_y, t1_a, false",
    "post t3_x/t1_r/t1_a, t3_x, t1_a, true",
    "post t3_x/t1_r/t1_a, t3_x, t1_r, false",
    "post a/b/c, a/b, c, true",
    "post a/b/c, a, b/c, true",
    "conversation t3_x, t3_x, t1_a, true",
    "conversation t3_x, t3_y, t1_a, false",
    "conversation t3_x, reddit:t3_x, t1_a, true",
    "conversation reddit:t3_x, reddit:t3_x, t1_a, true",
    "conversation forum:t3_x, reddit:t3_x, t1_a, false",
    "conversation t3_x/t1_r, reddit:t3_x, t1_r, true",
    "post t3_x/t1_a, reddit:t3_x, t1_a, true",
    "post reddit:t3_x/t1_a, reddit:t3_x, t1_a, true",
    "post forum:t3_x/t1_a, reddit:t3_x, t1_a, false",
    "conversation beer/7, stackexchange:beer/7, 8, true",
    "conversation t3_x/t1_r, t3_x, t1_r, true",
    "conversation t3_x/t1_r, t3_x, t1_a, false",
    "POST t1_a, t3_x, t1_a, ",
  })
  void ids(String line, String thread, String id, Boolean matches) {
    if (matches == null) {
      assertThrows(TakedownException.class, () -> list(line));
    } else {
      assertEquals(matches, !list(line).matching(post(thread, id, "x", "y")).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', Big_Fish, true",
    "'', ' Big_Fish ', true",
    "'', big_fish, false",
    "reddit:, Big_Fish, true",
    "mail:, Big_Fish, false",
    "'', , false",
  })
  void authors(String scope, String name, boolean matches) {
    for (String hash : List.of(BIG_FISH, BIG_FISH.toUpperCase(Locale.ROOT))) {
      TakedownList list = list("author " + scope + hash);
      assertEquals(matches, !list.matching(post("t", "p", name, "y")).isEmpty());
    }
  }

  @Test
  void texts() {
    TakedownList list = list("text " + NEVER_AGAIN, "text " + TakedownHash.ofText(" "));
    assertEquals(
        List.of(new Match(TakedownKind.TEXT, 1)),
        list.matching(post("t", "p", "a", "Never again")));
    assertEquals(List.of(), list.matching(post("t", "p", "a", "Never again!")));
    assertEquals(List.of(), list.matching(post("t", "p", "a", "")));
    assertFalse(list.matchingText("NEVER\tAGAIN").isEmpty());
  }

  @Test
  void linesAreCountedOnce() {
    TakedownList list =
        list(
            "\uFEFF# comment",
            "",
            "post t1_a",
            "  post \t t1_a\r",
            "post t1_b",
            "conversation t3_x",
            "author " + BIG_FISH);
    assertEquals(
        Map.of(TakedownKind.POST, 2, TakedownKind.CONVERSATION, 1, TakedownKind.AUTHOR, 1),
        list.lines());
    assertEquals(
        List.of(
            new Match(TakedownKind.CONVERSATION, 6),
            new Match(TakedownKind.POST, 3),
            new Match(TakedownKind.AUTHOR, 7)),
        list.matching(post("t3_x", "t1_a", "Big_Fish", "y")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "post",
        "t1_a",
        "author Big_Fish",
        "author reddit:Big_Fish",
        "text never again",
        "author :" + BIG_FISH,
        "posts t1_a",
        "text abc",
      })
  void aWrongLineIsNamedAndNotShown(String line) {
    TakedownException e = assertThrows(TakedownException.class, () -> list("# x", line));
    assertEquals(
        "list.txt:2: not \"post ID\", \"conversation ID\", \"author [SOURCE:]SHA256\""
            + " or \"text SHA256\"",
        e.getMessage());
  }

  @Test
  void aFileThatIsNoText() {
    TakedownException e =
        assertThrows(
            TakedownException.class, () -> TakedownList.parse(new byte[] {'a', -1}, "list.txt"));
    assertEquals("list.txt: not UTF-8", e.getMessage());
  }
}
