package io.parley.transforms;

import java.util.Arrays;
import java.util.Locale;

/**
 * Hashes of a text's words and of runs of them, whatever their case and what stands between: what
 * two texts have in common. Each character of scripts without spaces is a word.
 */
public final class WordRuns {
  /** What is asked at every character must not call for most. */
  private static final boolean[] ASCII = new boolean[0x80];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = Character.isLetterOrDigit(c);
    }
  }

  private WordRuns() {}

  /** A hash for each word. */
  public static long[] words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    long[] words = new long[lower.length() / 6 + 16];
    int count = 0;
    for (int i = 0; i < lower.length(); ) {
      char c = lower.charAt(i);
      boolean cjk = c >= 0x80 && Texts.isCjk(c);
      if (!cjk && !isOfWord(c)) {
        i++;
        continue;
      }
      int end = i + 1;
      long hash = 31 + c;
      while (!cjk && end < lower.length() && isOfWord(lower.charAt(end))) {
        hash = hash * 31 + lower.charAt(end++);
      }
      if (count == words.length) {
        words = Arrays.copyOf(words, count * 2);
      }
      words[count++] = hash;
      i = end;
    }
    return Arrays.copyOf(words, count);
  }

  private static boolean isOfWord(char c) {
    return c < 0x80 ? ASCII[c] : Character.isLetterOrDigit(c) && !Texts.isCjk(c);
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
