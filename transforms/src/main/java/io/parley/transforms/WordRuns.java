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

  /** Takes the words of a text, one after the other. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes one word.
     *
     * @param character whether the word is a character of a script without spaces
     */
    void word(long hash, boolean character);
  }

  /** A hash for each word. */
  public static long[] words(String text) {
    Words words = new Words();
    each(text, words);
    return Arrays.copyOf(words.hashes, words.count);
  }

  /** Gives the hash of each word to {@code sink}. */
  public static void each(String text, Sink sink) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); ) {
      char c = lower.charAt(i);
      boolean character = c >= 0x80 && Texts.isCjk(c);
      if (!character && !isOfWord(c)) {
        i++;
        continue;
      }
      int end = i + 1;
      long hash = 31L + c;
      while (!character && end < lower.length() && isOfWord(lower.charAt(end))) {
        hash = hash * 31 + lower.charAt(end++);
      }
      sink.word(hash, character);
      i = end;
    }
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

  private static final class Words implements Sink {
    private long[] hashes = new long[16];
    private int count;

    @Override
    public void word(long hash, boolean character) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
      }
      hashes[count++] = hash;
    }
  }
}
