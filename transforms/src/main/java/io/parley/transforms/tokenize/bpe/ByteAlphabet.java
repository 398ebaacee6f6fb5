package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/**
 * How byte-level vocabularies write bytes as characters that can be seen: those of Latin-1 that
 * print stand for themselves, the others, in order, for the characters from U+0100 on. The rule is
 * GPT-2's ({@code bytes_to_unicode}).
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];
  private static final short[] BYTES = new short[256 + 68];

  static {
    Arrays.fill(BYTES, (short) -1);
    int next = 256;
    for (int value = 0; value < 256; value++) {
      boolean prints = value > ' ' && value < 0x7F || value > 0xA0 && value != 0xAD;
      CHARACTERS[value] = (char) (prints ? value : next++);
      BYTES[CHARACTERS[value]] = (short) value;
    }
  }

  private ByteAlphabet() {}

  /** The character that a byte (0 to 255) is written as. */
  static char character(int value) {
    return CHARACTERS[value];
  }

  /** The byte that a character stands for; -1 where it is none of the alphabet. */
  static int value(char character) {
    return character < BYTES.length ? BYTES[character] : -1;
  }
}
