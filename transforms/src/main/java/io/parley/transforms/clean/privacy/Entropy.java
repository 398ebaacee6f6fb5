package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/** Tells what machines drew from what people wrote, by Shannon's entropy of the characters. */
final class Entropy {
  /** Bits a character; English words have less, hexadecimal digits at random nearly 4. */
  private static final double RANDOM = 2.9;

  private Entropy() {}

  /** Whether a stretch has digits or both cases of letters, and no few characters again and again. */
  static boolean isRandom(String text, int from, int to) {
    int[] counts = new int[0x80];
    int digits = 0;
    int upper = 0;
    int lower = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      counts[c & 0x7F]++;
      digits += Chars.isDigit(c) ? 1 : 0;
      upper += c >= 'A' && c <= 'Z' ? 1 : 0;
      lower += c >= 'a' && c <= 'z' ? 1 : 0;
    }
    boolean mixed = digits >= 2 || upper >= 3 && lower >= 3 || digits == 1 && upper > 0;
    return mixed && bits(counts, to - from) >= RANDOM;
  }

  private static double bits(int[] counts, int length) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count * Math.log((double) count / length);
      }
    }
    return bits / length / Math.log(2);
  }
}
