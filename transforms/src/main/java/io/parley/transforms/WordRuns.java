package io.parley.transforms;

import java.util.Arrays;
import java.util.Locale;

/**
 * Hashes of a text's words and of runs of them, whatever their case and what stands between: what
 * two texts have in common. Each character of scripts without spaces is a word.
 */
public final class WordRuns {
  private WordRuns() {}

  /** A hash for each word. */
  public static long[] words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    long[] words = new long[16];
    int count = 0;
    for (int i = 0; i < lower.length(); ) {
      char c = lower.charAt(i);
      int end = i + 1;
      if (!Texts.isCjk(c)) {
        if (!Character.isLetterOrDigit(c)) {
          i++;
          continue;
        }
        while (end < lower.length()
            && Character.isLetterOrDigit(lower.charAt(end))
            && !Texts.isCjk(lower.charAt(end))) {
          end++;
        }
      }
      long hash = 1;
      for (int j = i; j < end; j++) {
        hash = hash * 31 + lower.charAt(j);
      }
      if (count == words.length) {
        words = Arrays.copyOf(words, count * 2);
      }
      words[count++] = hash;
      i = end;
    }
    return Arrays.copyOf(words, count);
  }

  /** The hash of {@code size} words from an index on. */
  public static long run(long[] words, int from, int size) {
    long hash = size;
    for (int i = from; i < from + size; i++) {
      hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
