package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetSketchTest {
  private static final int BITS = 2048;

  private static SetSketch of(int[] elements) {
    return SetSketch.of(elements, BITS);
  }

  private static byte[] bytes(SetSketch sketch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sketch.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SetSketch copy(SetSketch sketch) throws IOException {
    return SetSketch.read(new DataInputStream(new ByteArrayInputStream(bytes(sketch))), BITS);
  }

  /** Two sets with this much in common and of their own, and their sketches. */
  private static SetSketch[] pair(int common, int own, Random random) {
    int[] elements = random.ints(common + 2L * own).toArray();
    return new SetSketch[] {
      of(Arrays.copyOf(elements, common + own)),
      of(Arrays.copyOfRange(elements, own, elements.length))
    };
  }

  @Test
  void smallSetsAreExact() throws IOException {
    Random random = new Random(1);
    for (int common = 0; common <= 63; common++) {
      SetSketch[] pair = pair(common, 1, random);
      double expected = common == 0 ? 0 : common / (common + 2.0);
      assertEquals(expected, pair[0].similarity(pair[1]));
      assertEquals(expected, copy(pair[1]).similarity(copy(pair[0])));
    }
  }

  @Test
  void repetitionDoesNotMakeASetLarge() throws IOException {
    int[] elements = new int[500];
    Arrays.fill(elements, 250, 500, 7);
    assertEquals(3 * Integer.BYTES, bytes(of(elements)).length);
    assertEquals(0.5, of(elements).similarity(of(new int[] {7})));
  }

  /** Three standard errors of the mean, and no more error than theory has, but for chance. */
  @ParameterizedTest
  @ValueSource(ints = {65, 100, 300, 1_000, 2_000, 5_000, 20_000})
  void estimatesAreNearlyExact(int size) {
    for (double wanted : new double[] {0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95}) {
      int own = (int) Math.round(size * (1 - wanted) / (1 + wanted));
      double similarity = (size - own) / (double) (size + own);
      double theory = standardError(size, own);
      int trials = 300;
      Random random = new Random(size);
      double sum = 0;
      double squares = 0;
      for (int trial = 0; trial < trials; trial++) {
        SetSketch[] pair = pair(size - own, own, random);
        double error = pair[0].similarity(pair[1]) - similarity;
        sum += error;
        squares += error * error;
      }
      double rms = Math.sqrt(squares / trials);
      String what =
          String.format(
              Locale.ROOT,
              "J = %.3f of %d: mean error %.4f, RMS error %.4f, theory %.4f",
              similarity,
              size,
              sum / trials,
              rms,
              theory);
      System.out.println(what);
      assertEquals(0, sum / trials, 3 * theory / Math.sqrt(trials), what);
      assertTrue(rms <= 1.2 * theory, what);
    }
  }

  /**
   * Of two sets of a size, each with some elements of its own: 2 own balls in n bins leave X odd,
   * whose variance carries over to the similarity by its slope.
   */
  private static double standardError(int size, int own) {
    double bits = Math.max(BITS, Integer.highestOneBit(size - 1) * 2);
    double balls = 2.0 * own;
    double one = Math.pow(1 - 2 / bits, balls);
    double two = Math.pow(1 - 4 / bits, balls);
    double variance = bits / 4 * (1 - one * one) + bits * (bits - 1) / 4 * (two - one * one);
    double slope = 4.0 * size / Math.pow(2.0 * size + balls, 2);
    return slope * Math.sqrt(variance) / one;
  }

  @ParameterizedTest
  @CsvSource({"60, 70, 64", "2000, 2100, 256", "2048, 4097, 256"})
  void setsOfDifferentSizeCompare(int few, int many) throws IOException {
    int[] elements = new Random(2).ints(many).distinct().toArray();
    SetSketch small = of(Arrays.copyOf(elements, few));
    SetSketch large = of(elements);
    assertEquals(few / (double) many, small.similarity(large), 0.02);
    assertEquals(small.similarity(large), copy(small).similarity(copy(large)));
    assertEquals(large.similarity(small), small.similarity(large));
    assertEquals(1, large.similarity(copy(large)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "64, 256", "65, 256", "2048, 256", "2049, 512", "50000, 8192"})
  void bytesGrowWithTheSet(int size, int expected) throws IOException {
    int[] elements = new Random(size).ints(size).distinct().toArray();
    assertEquals(Integer.BYTES + expected, bytes(of(elements)).length);
  }

  @Test
  void unlikeSetsAreNotAlikeByChance() {
    Random random = new Random(3);
    for (int size : new int[] {100, 500, 5_000}) {
      for (int i = 0; i < 100; i++) {
        SetSketch[] pair = pair(0, size, random);
        assertEquals(0, pair[0].similarity(pair[1]), 0.25);
      }
    }
  }

  @Test
  void emptySetsAreAlike() throws IOException {
    SetSketch empty = of(new int[0]);
    SetSketch large = of(new Random(4).ints(100).toArray());
    assertEquals(1, empty.similarity(copy(empty)));
    assertEquals(0, empty.similarity(large));
    assertEquals(0, large.similarity(empty));
  }

  /** Version 1. Other bytes do not compare with those of an earlier run: a new version. */
  @Test
  void bytesAreFixed() throws IOException {
    assertEquals("0000000300000001000000020000000a", hex(bytes(of(new int[] {10, 2, 1, 2})), 16));
    assertEquals(
        "000000c804104004000000040000010000548001",
        hex(bytes(of(new Random(5).ints(200).toArray())), 20));
    long sum = 0;
    for (int size = 1; size < 5_000; size += 7) {
      for (byte value : bytes(of(new Random(size).ints(size).toArray()))) {
        sum = Fingerprint.mix(sum ^ value);
      }
    }
    assertEquals("2a1ef44e274b8808", HexFormat.of().toHexDigits(sum));
  }

  private static String hex(byte[] bytes, int count) {
    return HexFormat.of().formatHex(bytes, 0, count);
  }
}
