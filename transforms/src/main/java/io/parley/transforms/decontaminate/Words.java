package io.parley.transforms.decontaminate;

import io.parley.transforms.WordRuns;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A text as it is compared: its words as hashes, whatever their case, what stands between them, and
 * whether they are written in full width.
 */
final class Words implements WordRuns.Sink {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';

  /** From a full-width character to the same in ASCII. */
  private static final int TO_ASCII = '!' - FULL_WIDTH_FIRST;

  private final BitSet characters = new BitSet();
  private long[] hashes;
  private int count;

  private Words(int expected) {
    hashes = new long[expected];
  }

  /** Of a text that {@code clean} has composed (NFC). */
  static Words of(String text) {
    Words words = new Words(Math.max(8, text.length() / 5));
    WordRuns.each(narrow(text), words);
    return words;
  }

  /** Of a text as somebody else's file has it. */
  static Words ofRaw(String text) {
    return of(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static String narrow(String text) {
    int first = 0;
    while (first < text.length() && !isFullWidth(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      if (isFullWidth(chars[i])) {
        chars[i] = (char) (chars[i] + TO_ASCII);
      }
    }
    return new String(chars);
  }

  private static boolean isFullWidth(char c) {
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST;
  }

  @Override
  public void word(long hash, boolean character) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    characters.set(count, character);
    hashes[count++] = hash;
  }

  int count() {
    return count;
  }

  /** Whether a word is a character of a script without spaces. */
  boolean isCharacter(int index) {
    return characters.get(index);
  }

  /** The hash of {@code size} words from an index on. */
  long run(int from, int size) {
    return WordRuns.run(hashes, from, size);
  }
}
