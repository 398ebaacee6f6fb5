package io.parley.transforms.filter.safety;

import java.io.Serializable;
import java.util.function.IntConsumer;

/**
 * The features of a text: hashed runs of one to {@code chars} characters and of one to {@code
 * words} words, in lower case, digits as one digit and gaps as one space. Each occurrence counts.
 *
 * @param chars the longest run of characters; 0 for none
 * @param words the longest run of words, for scripts that have gaps between them; 0 for none
 * @param bits features fall into {@code 2^bits} buckets
 * @param seed of the hash
 */
record Grams(int chars, int words, int bits, int seed) implements Serializable {
  private static final int MOST_CHARS = 6;
  private static final int MOST_WORDS = 3;
  private static final int LEAST_BITS = 8;
  private static final int MOST_BITS = 24;
  private static final int PRIME = 0x01000193;

  Grams {
    if (chars < 0 || chars > MOST_CHARS || words < 0 || words > MOST_WORDS || chars + words == 0) {
      throw new IllegalArgumentException(
          "grams: " + chars + " characters (0 to 6), " + words + " words (0 to 3), not both 0");
    }
    if (bits < LEAST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits: " + bits + " is not from 8 to 24");
    }
  }

  int buckets() {
    return 1 << bits;
  }

  /** Gives the bucket of every feature; the sum of weights needs no list of them. */
  void forEach(String text, IntConsumer bucket) {
    int length = text.length();
    char before = ' ';
    for (int i = 0; i < length; i++) {
      char first = Letters.folded(text.charAt(i));
      if (first == ' ' && before == ' ') {
        continue;
      }
      int hash = seed;
      char last = ' ';
      int taken = 0;
      for (int j = i; j < length && taken < chars; j++) {
        char c = normal(text.charAt(j));
        if (c == ' ' && last == ' ' && j > i) {
          continue;
        }
        hash = (hash ^ c) * PRIME;
        bucket.accept(bucket(hash, ++taken));
        last = c;
      }
      if (words > 0 && first != ' ' && before == ' ') {
        words(text, i, bucket);
      }
      before = first;
    }
  }

  private void words(String text, int start, IntConsumer bucket) {
    int hash = ~seed;
    int taken = 0;
    for (int i = start; i <= text.length() && taken < words; i++) {
      char c = i == text.length() ? ' ' : normal(text.charAt(i));
      if (c != ' ') {
        hash = (hash ^ c) * PRIME;
      } else if (i > start && normal(text.charAt(i - 1)) != ' ') {
        hash = (hash ^ c) * PRIME;
        bucket.accept(bucket(hash, MOST_CHARS + ++taken));
      }
    }
  }

  private static char normal(char c) {
    return Letters.kind(c) == Letters.DIGIT ? '0' : Letters.folded(c);
  }

  private int bucket(int hash, int kind) {
    int mixed = (hash + kind * 0x9E3779B9) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 15) * 0xC2B2AE35;
    return (mixed ^ mixed >>> 13) >>> 32 - bits;
  }
}
