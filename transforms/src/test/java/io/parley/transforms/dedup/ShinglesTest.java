package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShinglesTest {
  private static int[] of(String... texts) {
    return new Shingles().of(Threads.of(texts));
  }

  /** The end of a turn is a token. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one two three | 1",
        "one two three four | 2",
        "one | 1",
        "don't | 1",
        "你好吗我 | 2",
        "你好 | 1",
        "用 Java 17 写的 | 3",
        "ひらがなとカタカナ | 7",
        "안녕하세요 여러분 반갑습니다 저는 | 2",
        "2 + 2 = 4 | 3",
        "👍🏽 👍 ok | 1",
        "สวัสดีครับผม | 5",
        "สวัสดี | 1",
        "สวัสดี one two three four | 5",
        "??? | 1",
        "e\u0301te\u0301 | 1"
      })
  void cutsWordsAndCharacters(String text, int pieces) {
    assertEquals(pieces, of(text).length, () -> Arrays.toString(of(text)));
  }

  @Test
  void caseSpaceAndPunctuationDoNotCount() {
    int[] expected = of("Hello, World! It's me.", "ok");
    assertArrayEquals(expected, of("hello  world it s\nME", "OK..."));
    assertArrayEquals(of("Straße ÉTÉ Ωmega I"), of("straße été ωMEGA i"));
    assertArrayEquals(of("你好，世界！"), of("你好 世界"));
  }

  @Test
  void whoSaysWhatCounts() {
    assertFalse(Arrays.equals(of("yes", "no"), of("no", "yes")));
    assertFalse(Arrays.equals(of("yes no", "maybe"), of("yes", "no maybe")));
    assertFalse(Arrays.equals(of("?", "!"), of("!", "?")));
    assertFalse(Arrays.equals(of("a"), of("a", "b")));
  }

  /** The first letters are in no piece of eight, and count all the same. */
  @Test
  void everyTokenIsInAPiece() {
    assertFalse(Arrays.equals(of("สวัสดี one two three"), of("วัสดี one two three")));
    assertFalse(Arrays.equals(of("one two สวัสดี"), of("one two สวัสด")));
  }

  @Test
  void piecesOfTheOpeningComeFirst() {
    Shingles shingles = new Shingles();
    assertEquals(3, shingles.of(Threads.of("one two three", "yes")).length);
    assertEquals(2, shingles.openingPieces());
    shingles.of(Threads.of("one"));
    assertEquals(1, shingles.openingPieces());
    shingles.of(Threads.of("one", "two"));
    assertEquals(0, shingles.openingPieces());
  }

  @Test
  void turnsThatNobodyReadsDoNotCount() {
    Conversation whole = Threads.of("question one", "deleted words", "answer two");
    List<Turn> turns = new ArrayList<>(whole.turns());
    turns.set(1, turns.get(1).reject(Cause.of(Reason.DELETED)));
    assertArrayEquals(of("question one", "answer two"), new Shingles().of(whole.withTurns(turns)));
  }

  @Test
  void keepsNothingOfWhatCameBefore() {
    Shingles used = new Shingles();
    used.of(Threads.of(RandomText.text("en", 5_000, new java.util.Random(1))));
    for (String text : new String[] {"one", "一二三四五", "one two three four five"}) {
      assertArrayEquals(of(text), used.of(Threads.of(text)));
    }
  }

  /** Changed hashes find other duplicates in the next run: that needs a new version. */
  @Test
  void hashesAreFixed() {
    assertArrayEquals(
        new int[] {
          2006117960,
          -1484631244,
          632472342,
          -86517860,
          -1476531309,
          1775016200,
          1061114502,
          -418233699,
          -1580377219,
          200734693,
          347527175
        },
        of("The quick brown fox", "跳过 โลกใบนี้กลม"));
  }
}
