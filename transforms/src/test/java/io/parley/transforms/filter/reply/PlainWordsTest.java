package io.parley.transforms.filter.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick count is the tokenizer's. */
class PlainWordsTest {
  private static final String ALPHABET =
      "aZ09__ab12 \n\t.,:;''\u2018\u2019\uFF1A\uFF0C\uFF1B-/@#$%&*()[]\"+=<>!?~|^`{}\\"
          + "\u2013\u2014\u201C\u201D\u2026\u3001\u3002\u300A\u300B\u3010\u3011\uFF01\uFF08\uFF09\uFF1F"
          + "\u4E00\u4E2D\u9FA5";

  @Test
  void agreesWithTheTokenizer() {
    Random random = new Random(20260601);
    Words words = new Words();
    for (int round = 0; round < 60_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(14);
      for (int i = 0; i < length; i++) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      assertEquals(
          words.countAny(text.toString()), PlainWords.count(text.toString()), text.toString());
    }
  }

  @Test
  void leavesOtherTextsToTheTokenizer() {
    for (String text : new String[] {"café", "サーバー", "안녕", "😂", "a\u0301", "x".repeat(256)}) {
      assertEquals(PlainWords.UNKNOWN, PlainWords.count(text), text);
    }
    assertEquals(1, PlainWords.count("x".repeat(255)));
    assertTrue(new Words().count("x".repeat(256)) > 1);
  }
}
