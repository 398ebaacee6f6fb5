package io.parley.transforms.tokenize.bpe;

/**
 * Remembers the ids of short pieces that were met lately: most of a text are words that were there
 * before. Of fixed size; a piece lies in one of two places, where a new one drives out the older.
 * For one thread.
 */
final class PieceCache {
  /** UTF-16 units of a piece. */
  static final int MOST_UNITS = 16;

  /** Of a piece. */
  static final int MOST_IDS = 4;

  /** Pairs of places. With all, a megabyte and a half. */
  private static final int PAIRS = 1 << 14;

  private final char[] units = new char[PAIRS * 2 * MOST_UNITS];
  private final int[] ids = new int[PAIRS * 2 * MOST_IDS];

  /** The length of a piece times 8, and the number of its ids. */
  private final byte[] sizes = new byte[PAIRS * 2];

  /** Adds the ids of a piece. False, and nothing, where it is not known. */
  boolean addTo(TokenIds target, char[] text, int from, int length) {
    int place = place(text, from, length);
    if (!isAt(place, text, from, length)) {
      place++;
      if (!isAt(place, text, from, length)) {
        return false;
      }
    }
    int start = place * MOST_IDS;
    int count = sizes[place] & 7;
    if (count == 1) {
      target.add(ids[start]);
    } else {
      target.addAll(ids, start, count);
    }
    return true;
  }

  /** Remembers the ids from {@code start} on, if they are few enough. */
  void put(char[] text, int from, int length, TokenIds found, int start) {
    int count = found.size() - start;
    if (count > MOST_IDS) {
      return;
    }
    int place = place(text, from, length);
    sizes[place + 1] = sizes[place];
    System.arraycopy(
        units, place * MOST_UNITS, units, (place + 1) * MOST_UNITS, sizes[place] >> 3 & 31);
    System.arraycopy(ids, place * MOST_IDS, ids, (place + 1) * MOST_IDS, MOST_IDS);
    sizes[place] = (byte) (length << 3 | count);
    System.arraycopy(text, from, units, place * MOST_UNITS, length);
    found.copyTo(ids, place * MOST_IDS, start);
  }

  private boolean isAt(int place, char[] text, int from, int length) {
    if ((sizes[place] >> 3 & 31) != length) {
      return false;
    }
    int start = place * MOST_UNITS;
    for (int i = 0; i < length; i++) {
      if (units[start + i] != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static int place(char[] text, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + text[i];
    }
    return (hash * 0x9E3779B9 >>> 18) << 1;
  }
}
