package io.parley.transforms.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTermsTest {
  private final RecentTerms recent = new RecentTerms(new Terms(), "en");

  @Test
  void paragraphsOneAfterTheOther() {
    assertEquals(
        List.of("dog", "bark", "cat", "sleep", "dog", "bark"),
        recent.of(List.of("The dogs bark.\n\n\n\nCats sleep.\n\n", "", "\n\n", "The dogs bark.")));
  }

  @Test
  void linesOfAParagraphBelongTogether() {
    RecentTerms chinese = new RecentTerms(new Terms(), "zh");
    assertEquals(List.of("知道", "手机"), chinese.of(List.of("知道\n手机")));
  }

  @Test
  void forgetsWhatIsLongAgo() {
    for (int i = 0; i < 50; i++) {
      String text = (i + " word ").repeat(10_000);
      assertEquals(20_000, recent.of(List.of(text)).size());
      assertTrue(recent.characters() <= 1 << 21);
    }
    assertTrue(recent.characters() > 1 << 20);
  }

  @Test
  void aTextLargerThanTheMemory() {
    String text = "word ".repeat(1 << 19);
    assertEquals(1 << 19, recent.of(List.of(text)).size());
    assertEquals(0, recent.characters());
  }
}
