package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
    assertArrayEquals(of("\u24B6!"), of("\u24D0 !")); // circled letters: marks that have a case
  }

  @Test
  void whoSaysWhatCounts() {
    assertFalse(Arrays.equals(of("yes", "no"), of("no", "yes")));
    assertFalse(Arrays.equals(of("yes no", "maybe"), of("yes", "no maybe")));
    assertFalse(Arrays.equals(of("?", "!"), of("!", "?")));
    assertFalse(Arrays.equals(of("a"), of("a", "b")));
  }

  @Test
  void numbersCount() {
    assertFalse(Arrays.equals(of("x²"), of("x³")));
    assertFalse(Arrays.equals(of("½ cup"), of("¼ cup")));
    assertFalse(Arrays.equals(of("part Ⅳ"), of("part Ⅴ")));
    assertFalse(Arrays.equals(of("选①"), of("选②")));
  }

  /** The first letters are in no piece of eight, and count all the same. */
  @Test
  void everyTokenIsInAPiece() {
    assertFalse(Arrays.equals(of("สวัสดี one two three"), of("วัสดี one two three")));
    assertFalse(Arrays.equals(of("one two สวัสดี"), of("one two สวัสด")));
  }

  private static int answers(Conversation conversation) {
    Shingles shingles = new Shingles();
    shingles.of(conversation);
    return shingles.ofAnswers().length;
  }

  /** Pieces with a word of somebody else than the opener; of "one two three |" there are two. */
  @Test
  void answersAreWhatOthersSay() {
    assertEquals(0, answers(Threads.of("one two three")));
    assertEquals(1, answers(Threads.of("one two three", "yes")));
    assertEquals(4, answers(Threads.of("one two three", "yes yes", "I see what you mean")));
    assertEquals(1, answers(Threads.of("one", "two")));
  }

  /** Each word by itself, and no end of a turn. */
  @Test
  void questionsAreTheOpenersWords() {
    Shingles shingles = new Shingles();
    shingles.of(Threads.of("one two three", "four", "你好 you"));
    int[] expected = shingles.ofQuestions();
    assertEquals(6, expected.length);
    shingles.of(Threads.of("One, two: three?", "another answer, a longer one", "你 好 YOU"));
    assertArrayEquals(expected, shingles.ofQuestions());
  }

  @Test
  void answersAreWhatAnAssistantSays() {
    Conversation people = Threads.of("one two three", "four five six", "yes");
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : people.turns()) {
      Role role = turns.size() == 1 ? Role.USER : Role.ASSISTANT;
      turns.add(
          new Turn(
              turn.posts(),
              turn.parent(),
              role,
              turn.speaker(),
              turn.text(),
              null,
              null,
              Set.of(),
              null));
    }
    assertEquals(4, answers(people.withTurns(turns)));
  }

  @Test
  void turnsThatNobodyReadsDoNotCount() {
    Conversation whole = Threads.of("question one", "deleted words", "answer two");
    List<Turn> turns = new ArrayList<>(whole.turns());
    turns.set(1, turns.get(1).reject(Cause.of(Reason.DELETED)));
    assertArrayEquals(of("question one", "answer two"), new Shingles().of(whole.withTurns(turns)));
  }

  /** What deduplication calls equal shares one sketch, whoever sent it. */
  @Test
  void equalTextsHaveEqualPieces() {
    StringBuilder all = new StringBuilder();
    for (int c = 1; c < Character.MAX_CODE_POINT; c++) {
      if (Character.isDefined(c) && !(c >= 0xD800 && c <= 0xDFFF)) {
        all.appendCodePoint(c).append(c % 7 == 0 ? " \n" : "a");
      }
    }
    String text = all.toString();
    String normalized = Texts.normalize(text);
    assertArrayEquals(of(text), of(normalized));
    assertArrayEquals(of("q", text), of("Q", normalized));
  }

  @Test
  void aPairIsItsTwoTurns() {
    int[] pair = new Shingles().of("one two three", "four five");
    assertArrayEquals(of("one two three", "four five"), pair);
    Shingles shingles = new Shingles();
    shingles.of("one two three", "four five");
    assertEquals(3, shingles.ofQuestions().length);
    assertEquals(2, shingles.ofAnswers().length);
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
