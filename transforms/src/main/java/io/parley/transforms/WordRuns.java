package io.parley.transforms;

import java.util.Arrays;
import java.util.Locale;

/**
 * Hashes of a text's words and of runs of them, whatever their case and what stands between: what
 * two texts have in common. Each character of scripts without spaces is a word.
 */
public final class WordRuns {
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
      int end = i + 1;
      boolean character = Texts.isCjk(c);
      if (!character) {
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
      sink.word(hash, character);
      i = end;
    }
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
