package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({"0.8, 0.1, 16, 8", "0.8, 0.001, 25, 5", "0.5, 0.5, 25, 5", "0.05, 0.02, 128, 1"})
  void numbersFollowFromTheMissRate(double threshold, double missRate, int count, int rows) {
    Bands bands = Bands.forThreshold(threshold, missRate);
    assertEquals(new Bands(count, rows), bands);
    double next = new Bands(MinHash.SLOTS / (rows + 1), rows + 1).candidateRate(threshold);
    assertTrue(1 - next > missRate, "more rows would do");
  }

  /**
   * Sets that share a band are as many as independent slots would have it, within four standard
   * errors, and of small sets as well as of large ones.
   */
  @ParameterizedTest
  @ValueSource(ints = {20, 60, 150, 1_000})
  void candidatesFollowTheCurve(int size) {
    for (double threshold : new double[] {0.5, 0.65, 0.8, 0.9}) {
      Bands bands = Bands.forThreshold(threshold);
      for (double wanted : new double[] {0.2, 0.4, 0.6, 0.7, 0.8, 0.9}) {
        int own = (int) Math.round(size * (1 - wanted) / (1 + wanted));
        double similarity = (size - own) / (double) (size + own);
        double expected = bands.candidateRate(similarity);
        Random random = new Random(size + own);
        int trials = 400;
        int met = 0;
        for (int trial = 0; trial < trials; trial++) {
          met += meet(bands, MinHashTest.pair(size - own, own, random)) ? 1 : 0;
        }
        String what =
            bands + " of J = " + similarity + " of " + size + ": " + met + " of " + trials;
        double error = Math.sqrt(expected * (1 - expected) / trials);
        assertEquals(expected, met / (double) trials, 4 * error + 0.005, what);
      }
    }
  }

  private static boolean meet(Bands bands, long[][] pair) {
    for (int band = 0; band < bands.count(); band++) {
      if (bands.key(band, slot -> pair[0][slot]) == bands.key(band, slot -> pair[1][slot])) {
        return true;
      }
    }
    return false;
  }

  /** Whatever the threshold, pairs at it meet and are let through. */
  @ParameterizedTest
  @CsvSource({"0.5", "0.65", "0.8", "0.9", "0.95"})
  void pairsAtTheThresholdAreLinked(double threshold) {
    Bands bands = Bands.forThreshold(threshold);
    int most = Outline.mostDifferent(threshold);
    int own = (int) Math.round(2_000 * (1 / threshold - 1) / 2);
    Random random = new Random(9);
    int linked = 0;
    int trials = 500;
    for (int trial = 0; trial < trials; trial++) {
      LongTable rows = new LongTable(Buckets.WIDTH);
      int node = 0;
      for (long[] signature : MinHashTest.pair(2_000, own, random)) {
        node++;
        for (int band = 0; band < bands.count(); band++) {
          rows.add(
              bands.key(band, slot -> signature[slot]),
              node,
              Outline.half(slot -> signature[slot], 0),
              Outline.half(slot -> signature[slot], 1));
        }
      }
      int[] links = new int[1];
      Buckets.link(rows, most, (one, other, kind) -> links[0]++);
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
