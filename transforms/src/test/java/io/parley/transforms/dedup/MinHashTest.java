package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinHashTest {
  private static double equalShare(long[] one, long[] other, int from, int to) {
    int equal = 0;
    for (int i = from; i < to; i++) {
      equal += one[i] == other[i] ? 1 : 0;
    }
    return (double) equal / (to - from);
  }

  /**
   * Over many pairs of sets, the share of equal slots is the similarity, and no estimate is further
   * off than one by independent hashes: three standard errors of the mean, and a tenth more error
   * than sqrt(J (1 - J) / slots).
   */
  @ParameterizedTest
  @CsvSource({
    "4, 1",
    "9, 1",
    "20, 5",
    "50, 20",
    "100, 20",
    "300, 60",
    "300, 200",
    "1000, 100",
    "5000, 500"
  })
  void estimatesSimilarity(int common, int own) {
    int trials = 400;
    double similarity = (double) common / (common + 2 * own);
    double independent = Math.sqrt(similarity * (1 - similarity) / MinHash.SLOTS);
    Random random = new Random(common * 31L + own);
    double sum = 0;
    double squares = 0;
    for (int trial = 0; trial < trials; trial++) {
      int[] elements = random.ints(common + 2 * own).distinct().toArray();
      long[] one = MinHash.of(Arrays.copyOf(elements, common + own));
      int[] rest = Arrays.copyOfRange(elements, own, elements.length);
      long[] other = MinHash.of(rest);
      double error = equalShare(one, other, 0, MinHash.SLOTS) - similarity;
      sum += error;
      squares += error * error;
    }
    assertEquals(0, sum / trials, 3 * independent / Math.sqrt(trials));
    double rms = Math.sqrt(squares / trials);
    System.out.printf(
        Locale.ROOT,
        "J = %.3f of %d: RMS error %.4f, independent hashes %.4f%n",
        similarity,
        common + own,
        rms,
        independent);
    assertTrue(rms < 1.1 * independent, () -> rms + " is more than " + independent);
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

  /** Version 1. Other values find other duplicates: that needs a new version. */
  @Test
  void valuesAreFixed() {
    assertEquals(
        "000000629ea524f2 000001011fbfdaf9 0000010206ddc573 000000dd7cffd291",
        hex(MinHash.of(new int[] {1}), 4));
    assertEquals(
        "000000629ea524f2 000000408c412830 0000001c0fccd72d 00000094bb42d5b0",
        hex(MinHash.of(new int[] {1, 2, 3}), 4));
    assertEquals(
        "0000000024e6b9db 000000000452fa1d 0000000074a762be 0000000063ad89b6",
        hex(MinHash.of(new Random(4).ints(1_000).toArray()), 4));
    long sum = 0;
    for (int size = 1; size < 300; size++) {
      for (long value : MinHash.of(new Random(size).ints(size).toArray())) {
        sum = Shingles.mix(sum ^ value);
      }
    }
    assertEquals("47f8aec3bd34337f", HexFormat.of().toHexDigits(sum));
  }

  private static String hex(long[] values, int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < count; i++) {
      hex.append(i > 0 ? " " : "").append(HexFormat.of().toHexDigits(values[i]));
    }
    return hex.toString();
  }
}
