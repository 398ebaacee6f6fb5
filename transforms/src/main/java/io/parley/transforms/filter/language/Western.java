package io.parley.transforms.filter.language;

/**
 * Words of ASCII and Latin letters, and what looks like one and is none: links, addresses, tags,
 * file names and identifiers.
 */
final class Western {
  /** Past the Latin letters of the languages that can be told, but for Vietnamese and such. */
  private static final int END = 0x250;

  private static final byte PART = 1;

  /** A digit, or a mark that no word has. */
  private static final byte TECHNICAL = 2;

  /** A mark that words have only at their end. */
  private static final byte INNER = 4;

  private static final byte UPPER = 8;
  private static final byte LOWER = 16;

  private static final byte[] KINDS = kinds();

  private Western() {}

  static boolean isPartOfWord(char c) {
    return c < END && KINDS[c] != 0;
  }

  static int wordEnd(String text, int from, int end) {
    int at = from;
    while (at < end && isPartOfWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether it has a digit, a mark of links or code, or an upper-case letter after a lower one. */
  static boolean isTechnical(String text, int from, int end) {
    int all = 0;
    int before = 0;
    for (int i = from; i < end; i++) {
      int kind = KINDS[text.charAt(i)];
      if ((before & LOWER) != 0 && (kind & UPPER) != 0) {
        return true;
      }
      before = kind;
      all |= kind;
    }
    return (all & TECHNICAL) != 0 || (all & INNER) != 0 && isLink(text, from, end);
  }

  /** A dot or colon between letters, or two slashes. */
  private static boolean isLink(String text, int from, int end) {
    for (int i = from + 1; i + 1 < end; i++) {
      char c = text.charAt(i);
      boolean joins =
          (c == '.' || c == ':')
              && Character.isLetter(text.charAt(i - 1))
              && Character.isLetter(text.charAt(i + 1));
      if (joins || c == '/' && text.charAt(i + 1) == '/') {
        return true;
      }
    }
    return false;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[END];
    for (char c = '!'; c < END; c++) {
      if (c == '`' || c == 0x7F || Character.isSpaceChar(c)) {
        continue;
      }
      int kind = PART;
      if (c >= '0' && c <= '9' || "@_\\={}<>#$|~^".indexOf(c) >= 0) {
        kind |= TECHNICAL;
      }
      if (c == '.' || c == ':' || c == '/') {
        kind |= INNER;
      }
      if (Character.isUpperCase(c)) {
        kind |= UPPER;
      }
      if (Character.isLowerCase(c)) {
        kind |= LOWER;
      }
      kinds[c] = (byte) kind;
    }
    return kinds;
  }
}
