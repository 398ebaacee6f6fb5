package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 42, 3",
    "0.6, 32, 4",
    "0.7, 25, 5",
    "0.75, 21, 6",
    "0.8, 18, 7",
    "0.85, 16, 8",
    "0.9, 11, 11",
    "0.95, 8, 16",
    "1, 1, 128"
  })
  void numbersFollowFromTheThreshold(double threshold, int count, int rows) {
    assertEquals(new Bands(count, rows), Bands.forThreshold(threshold));
  }

  /** Whatever the threshold, pairs at it meet and are let through. */
  @ParameterizedTest
  @CsvSource({"0.5", "0.65", "0.8", "0.9", "0.95"})
  void pairsAtTheThresholdAreLinked(double threshold) {
    Bands bands = Bands.forThreshold(threshold);
    int most = Outline.mostDifferent(threshold);
    int common = 2_000;
    int own = (int) Math.round(common * (1 / threshold - 1) / 2);
    Random random = new Random(9);
    int linked = 0;
    int trials = 500;
    for (int trial = 0; trial < trials; trial++) {
      int[] elements = random.ints(common + 2L * own).toArray();
      long[] one = MinHash.of(java.util.Arrays.copyOf(elements, common + own));
      long[] other = MinHash.of(java.util.Arrays.copyOfRange(elements, own, elements.length));
      LongTable rows = new LongTable(Buckets.WIDTH);
      for (int band = 0; band < bands.count(); band++) {
        for (long[] signature : new long[][] {one, other}) {
          rows.add(
              bands.key(band, slot -> signature[slot]),
              signature == one ? 1 : 2,
              Outline.half(slot -> signature[slot], 0),
              Outline.half(slot -> signature[slot], 1));
        }
      }
      int[] links = new int[1];
      Buckets.link(rows, most, (node, to, kind) -> links[0]++);
      linked += links[0] > 0 ? 1 : 0;
    }
    int found = linked;
    assertTrue(found >= 0.96 * trials, () -> found + " of " + trials);
  }

  @Test
  void bandsOfTheSameSlotsDiffer() {
    Bands bands = new Bands(2, 1);
    assertTrue(bands.key(0, slot -> 5) != bands.key(1, slot -> 5));
  }
}
