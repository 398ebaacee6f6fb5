package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Fingerprint;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinHashTest {
  /**
   * Over many pairs of sets, the share of equal slots is the similarity, and no estimate is further
   * off than one by independent hashes: three standard errors of the mean, and a tenth more error
   * than sqrt(J (1 - J) / slots). Of large sets it is less.
   */
  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20, 50, 100, 300, 500, 1_000, 2_000})
  void estimatesSimilarity(int size) {
    for (double wanted : new double[] {0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95}) {
      int own = (int) Math.round(size * (1 - wanted) / (1 + wanted));
      int trials = 400;
      double similarity = (size - own) / (double) (size + own);
      double independent = Math.sqrt(similarity * (1 - similarity) / MinHash.SLOTS);
      Random random = new Random(size * 31L + own);
      double sum = 0;
      double squares = 0;
      for (int trial = 0; trial < trials; trial++) {
        long[][] pair = pair(size - own, own, random);
        double error = equalShare(pair[0], pair[1]) - similarity;
        sum += error;
        squares += error * error;
      }
      double rms = Math.sqrt(squares / trials);
      String what =
          String.format(
              Locale.ROOT,
              "J = %.3f of %d: mean error %.4f, RMS error %.4f, independent hashes %.4f",
              similarity,
              size,
              sum / trials,
              rms,
              independent);
      System.out.println(what);
      assertEquals(0, sum / trials, 3 * independent / Math.sqrt(trials), what);
      assertTrue(rms <= 1.1 * independent, what);
    }
  }

  /** The signatures of two sets with this many elements in common and each of its own. */
  static long[][] pair(int common, int own, Random random) {
    int[] elements = random.ints(common + 2L * own).toArray();
    return new long[][] {
      MinHash.of(Arrays.copyOf(elements, common + own)),
      MinHash.of(Arrays.copyOfRange(elements, own, elements.length))
    };
  }

  private static double equalShare(long[] one, long[] other) {
    int equal = 0;
    for (int i = 0; i < MinHash.SLOTS; i++) {
      equal += one[i] == other[i] ? 1 : 0;
    }
    return (double) equal / MinHash.SLOTS;
  }

  @Test
  void orderAndRepetitionMeanNothing() {
    int[] elements = new Random(2).ints(90).toArray();
    int[] twice = new int[2 * elements.length];
    for (int i = 0; i < elements.length; i++) {
      twice[i] = elements[elements.length - 1 - i];
      twice[elements.length + i] = elements[i];
    }
    assertArrayEquals(MinHash.of(elements), MinHash.of(twice));
  }

  @Test
  void oneElementFillsAllSlots() {
    for (int element : new Random(3).ints(200).toArray()) {
      assertTrue(Arrays.stream(MinHash.of(new int[] {element})).allMatch(v -> v < Long.MAX_VALUE));
    }
  }

  /** Version 2. Other values find other duplicates: that needs a new version. */
  @Test
  void valuesAreFixed() {
    assertEquals(
        "000000629ea524f2 0000008112cacff8 0000004341c3936b 0000006b0f53e5d6",
        hex(MinHash.of(new int[] {1}), 4));
    assertEquals(
        "000000408c412830 0000001c0fccd72d 0000002f07be3ff1 0000005ede09ea02",
        hex(MinHash.of(new int[] {1, 2, 3}), 4));
    assertEquals(
        "000000000452fa1d 0000000063ad89b6 000000001e284468 00000000043657e6",
        hex(MinHash.of(new Random(4).ints(1_000).toArray()), 4));
    long sum = 0;
    for (int size = 1; size < 300; size++) {
      for (long value : MinHash.of(new Random(size).ints(size).toArray())) {
        sum = Fingerprint.mix(sum ^ value);
      }
    }
    assertEquals("477f7755c23ba231", HexFormat.of().toHexDigits(sum));
  }

  private static String hex(long[] values, int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < count; i++) {
      hex.append(i > 0 ? " " : "").append(HexFormat.of().toHexDigits(values[i]));
    }
    return hex.toString();
  }
}
