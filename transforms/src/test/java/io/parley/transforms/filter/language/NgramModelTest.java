package io.parley.transforms.filter.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class NgramModelTest {
  @Test
  void theFileIsWhatTheWriterWrites() throws IOException {
    try (InputStream file = NgramModel.class.getResourceAsStream("ngrams.bin.gz");
        InputStream in = new GZIPInputStream(file)) {
      assertArrayEquals(NgramModelWriter.bytes(), in.readAllBytes());
    }
  }

  @Test
  void lanesAreTheLanguagesOfTheTable() {
    for (Script script : List.of(Script.LATIN, Script.CYRILLIC, Script.ARABIC, Script.DEVANAGARI)) {
      assertEquals(
          Languages.of(script).stream().map(Languages.Entry::inModel).toList(),
          NgramModel.of(script).names());
    }
  }

  /** An n-gram counts once; no n-grams count for nothing. */
  @Test
  void scores() {
    NgramScorer scorer = new NgramScorer(NgramModel.of(Script.CYRILLIC));
    char[] text = "привет привет ".toCharArray();
    int[] scores = scorer.score(text, text.length);
    assertArrayEquals(scores, scorer.score(text, text.length));
    assertArrayEquals(new int[scores.length], scorer.score(text, 0));
    assertEquals("ru", Ranking.of(Script.CYRILLIC, scores).best());
  }
}
