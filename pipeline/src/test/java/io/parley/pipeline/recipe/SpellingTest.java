package io.parley.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void countsEdits() {
    assertEquals(0, Spelling.edits("pairs", "pairs"));
    assertEquals(1, Spelling.edits("pair", "pairs"));
    assertEquals(3, Spelling.edits("kitten", "sitting"));
    assertEquals(4, Spelling.edits("", "four"));
  }

  @Test
  void editsAreADistance() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String a = word(random);
      String b = word(random);
      String c = word(random);
      assertEquals(Spelling.edits(a, b), Spelling.edits(b, a));
      assertEquals(a.equals(b), Spelling.edits(a, b) == 0);
      assertEquals(
          true, Spelling.edits(a, c) <= Spelling.edits(a, b) + Spelling.edits(b, c), a + b + c);
    }
  }

  @Test
  void firstOfTheClosestThatIsCloseEnough() {
    List<String> words = List.of("train", "brain", "test");
    assertEquals(Optional.of("train"), Spelling.closest("rain", words, 1));
    assertEquals(Optional.of("test"), Spelling.closest("tests", words, 2));
    assertEquals(Optional.empty(), Spelling.closest("seed", words, 1));
  }

  @Test
  void longTextTakesNoTime() {
    String text = "x".repeat(50_000_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () -> assertEquals(Optional.empty(), Spelling.closest(text, List.of("a", "b"), 3)));
  }

  private static String word(Random random) {
    return random
        .ints(random.nextInt(6), 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
