package io.parley.transforms.decontaminate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class NgramIndexTest {
  private static final DecontaminateConfig CONFIG = DecontaminateConfig.defaults();

  private static List<String> grams(Grams grams, int weight, String text) {
    List<String> found = new ArrayList<>();
    grams.each(Words.of(text), weight, (hash, start, size) -> found.add(start + "+" + size));
    return found;
  }

  @Test
  void charactersCountLessThanWords() {
    Grams grams = new Grams(3, 6);
    assertEquals(List.of("0+3", "1+3"), grams(grams, grams.whole(), "One, two, THREE four"));
    assertEquals(List.of("0+6", "1+6"), grams(grams, grams.whole(), "春眠不觉，晓处处"));
    assertEquals(List.of("0+5", "1+5", "2+5"), grams(grams, grams.whole(), "红 Linux 系统怎么 reboot"));
    assertEquals(List.of(), grams(grams, grams.whole(), "two words"));
    assertEquals(12, grams.floor());
    assertEquals(8 * 16, new Grams(13, 16).floor());
  }

  @Test
  void onlyTheCaseOfWordsAndTheirWidthMakeNoDifference() {
    assertEquals(
        Words.of("Résumé, Ｎｏ.１").run(0, 3), Words.ofRaw("re\u0301sume\u0301 - no 1").run(0, 3));
    assertEquals(List.of(3, 2), List.of(Words.of("don't do").count(), Words.of("dont do").count()));
  }

  @Test
  void sumsUp() {
    NgramIndexBuilder builder = new NgramIndexBuilder(CONFIG);
    builder.add(
        Quiz.benchmark(Quiz.LICHEN, Quiz.SHORT, Quiz.TOO_SHORT, Quiz.LICHEN, Quiz.CHINESE_SHORT));
    assertEquals(
        List.of(new BenchmarkSummary("quiz", 5, 5 + 2 + 3, 1, 0, List.of())), builder.summaries());
    NgramIndex index = builder.build();
    assertArrayEquals(new int[] {0, 3, 1, 4}, index.texts().items());
    assertEquals(10, index.hashes().length);
  }

  @Test
  void itemsThatAreAllAlikeSayNothing() {
    String[] items = new String[11];
    for (int i = 0; i < items.length; i++) {
      items[i] = Quiz.LICHEN + " x".repeat(i);
    }
    NgramIndexBuilder builder = new NgramIndexBuilder(CONFIG);
    builder.add(Quiz.benchmark(items));
    BenchmarkSummary summary = builder.summaries().get(0);
    assertEquals(11, summary.items());
    assertEquals(1, summary.common()); // the one without an x
  }

  @Test
  void survivesItsCoder() throws Exception {
    Random random = new Random(5);
    String[] items = new String[500];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          random
              .ints(random.nextInt(60), 0, 1_000)
              .mapToObj(word -> (word % 3 == 0 ? "字" : "w") + word)
              .collect(Collectors.joining(" "));
    }
    NgramIndex index = Quiz.index(CONFIG, Quiz.benchmark(items), Quiz.benchmark());
    NgramIndex copy = CoderUtils.clone(NgramIndexCoder.INSTANCE, index);
    assertEquals(index.grams(), copy.grams());
    assertEquals(index.benchmarks(), copy.benchmarks());
    assertArrayEquals(index.hashes(), copy.hashes());
    assertArrayEquals(index.starts(), copy.starts());
    assertArrayEquals(
        CoderUtils.encodeToByteArray(NgramIndexCoder.INSTANCE, index),
        CoderUtils.encodeToByteArray(NgramIndexCoder.INSTANCE, copy));
    assertEquals(index.texts().telling(), copy.texts().telling());
    NgramIndex.Lookup lookup = new NgramIndex.Lookup(copy);
    for (int i = 0; i < index.hashes().length; i++) {
      int first = Arrays.binarySearch(index.hashes(), index.hashes()[i]);
      while (first > 0 && index.hashes()[first - 1] == index.hashes()[i]) {
        first--;
      }
      assertEquals(first, lookup.first(index.hashes()[i]));
    }
    assertEquals(-1, lookup.first(Long.MIN_VALUE));
    assertEquals(-1, lookup.first(Long.MAX_VALUE));
  }
}
