package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.tokenize.TokenizeConfig.Vocabulary;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecentTextsTest {
  @ParameterizedTest
  @EnumSource
  void idsAreThoseOfTheWholeText(Vocabulary vocabulary) {
    Tokenizer plain = Tokenizers.of(vocabulary);
    RecentTexts recent = new RecentTexts(plain);
    SplittableRandom random = new SplittableRandom(11);
    String[] between = {"\n\n", "\n\n\n", ".\n\n", " \n\n", "\r\n\n", "\n \n\n"};
    int cuts = 0;
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        text.append(RandomTalk.text(random)).append(between[random.nextInt(between.length)]);
      }
      cuts += plain.nextCut(text.toString(), 0) < text.length() ? 1 : 0;
      assertArrayEquals(plain.encode(text.toString()), recent.encode(text.toString()));
      assertEquals(plain.count(text.toString()), recent.count(text.toString()));
    }
    assertTrue(cuts > 5_000, "texts cut: " + cuts);
  }

  @Test
  void cutsAreAtBlankLinesBeforeWords() {
    Tokenizer o200k = Tokenizers.of(Vocabulary.O200K);
    assertEquals(3, o200k.nextCut("a\n\nb\n\nc", 0));
    assertEquals(6, o200k.nextCut("a\n\nb\n\nc", 3));
    assertEquals(7, o200k.nextCut("a\n\nb\n\nc", 6));
    assertEquals(7, o200k.nextCut("a\n\n/s\nb", 0));
    assertEquals(2, Tokenizers.of(Vocabulary.GPT2).nextCut("a\n\nb", 0));
  }

  @Test
  void theOldestTextsAreForgotten() {
    RecentTexts recent = new RecentTexts(Tokenizers.of(Vocabulary.GPT2));
    String text = "word ".repeat(200_000);
    for (int i = 0; i < 10; i++) {
      assertEquals(200_002, recent.count(i + " " + text));
      assertEquals(Math.min(i + 1, 4) * 1_000_002L, recent.characters());
    }
  }
}
