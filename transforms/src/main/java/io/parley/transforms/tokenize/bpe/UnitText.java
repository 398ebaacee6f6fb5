package io.parley.transforms.tokenize.bpe;

/** The text that is being encoded, in the shapes that are quick to read. For one thread. */
final class UnitText {
  /** Memory for longer texts is not kept. */
  private static final int KEPT = 1 << 18;

  private static final int LEAST = 1 << 12;

  private char[] units = new char[LEAST];
  private byte[] ascii = new byte[LEAST + PieceCache.MOST_UNITS];

  /** Takes a text, whose length is returned. */
  int set(String text) {
    int length = text.length();
    if (length > units.length || units.length > KEPT) {
      units = new char[Math.max(length, LEAST)];
      ascii = new byte[units.length + PieceCache.MOST_UNITS];
    }
    text.getChars(0, length, units, 0);
    for (int i = 0; i < length; i++) {
      char unit = units[i];
      ascii[i] = unit < 0x80 ? (byte) unit : -1;
    }
    return length;
  }

  char[] units() {
    return units;
  }

  /**
   * Each unit in a byte; -1 for what is not ASCII. Longer than the text by what the longest piece
   * of the cache may read past its end.
   */
  byte[] ascii() {
    return ascii;
  }

  /** Whether a code point of two units begins there. */
  boolean isPair(int at, int end) {
    return Character.isHighSurrogate(units[at])
        && at + 1 < end
        && Character.isLowSurrogate(units[at + 1]);
  }
}
