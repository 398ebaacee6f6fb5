package io.parley.transforms.tokenize.pretokenize;

/**
 * What the split patterns of byte-level tokenizers ask of a character, one lookup each. A lone
 * surrogate counts as U+FFFD.
 */
final class CharClasses {
  /** {@code \p{L}}. */
  static final int LETTER = 1;

  /** {@code \p{N}}. */
  static final int NUMBER = 2;

  /** {@code \s}: White_Space, all of it in the Basic Multilingual Plane. */
  static final int SPACE = 4;

  /** {@code [\r\n]}. */
  static final int LINE_END = 8;

  /** {@code [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]}. With {@link #LOWER}: {@code [\p{L}\p{M}]}. */
  static final int UPPER = 16;

  /** {@code [\p{Ll}\p{Lm}\p{Lo}\p{M}]}. */
  static final int LOWER = 32;

  /** {@code [\p{P}\p{S}]}. */
  static final int SIGN = 64;

  /** Of a code point of two units; never in the table of single units. */
  private static final int PAIR = 128;

  /** By UTF-16 unit; negative for a surrogate. */
  private static final byte[] UNITS = new byte[1 << 16];

  private static final int PAGE_BITS = 8;
  private static final byte[][] PAGES = new byte[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS][];

  static {
    byte[] flags = new byte[Categories.NAMES.size()];
    for (int category = 0; category < flags.length; category++) {
      flags[category] = flags(1 << category);
    }
    for (int point = 0; point < UNITS.length; point++) {
      UNITS[point] = flags[Categories.of(point)];
      if (isSpace(point)) {
        UNITS[point] |= SPACE;
      }
      if (Character.isSurrogate((char) point)) {
        UNITS[point] = -1;
      }
    }
    UNITS['\r'] |= LINE_END;
    UNITS['\n'] |= LINE_END;
    byte[] last = new byte[0];
    for (int page = UNITS.length >> PAGE_BITS; page < PAGES.length; page++) {
      byte[] next = new byte[1 << PAGE_BITS];
      for (int i = 0; i < next.length; i++) {
        next[i] = flags[Categories.of((page << PAGE_BITS) + i)];
      }
      last = java.util.Arrays.equals(next, last) ? last : next;
      PAGES[page] = last;
    }
  }

  private CharClasses() {}

  private static byte flags(int category) {
    int marks = Categories.named("M");
    int uncased = Categories.named("Lm") | Categories.named("Lo") | marks;
    int flags = (category & Categories.named("L")) != 0 ? LETTER : 0;
    flags |= (category & Categories.named("N")) != 0 ? NUMBER : 0;
    flags |=
        (category & (Categories.named("Lu") | Categories.named("Lt") | uncased)) != 0 ? UPPER : 0;
    flags |= (category & (Categories.named("Ll") | uncased)) != 0 ? LOWER : 0;
    flags |= (category & (Categories.named("P") | Categories.named("S"))) != 0 ? SIGN : 0;
    return (byte) flags;
  }

  /**
   * White_Space, which has not changed since Unicode 6.3 and is closed to new characters in
   * practice.
   */
  static boolean isSpace(int point) {
    return point >= 9 && point <= 13
        || point == 0x85
        || ((1 << Categories.of(point)) & Categories.named("Z")) != 0;
  }

  /** The classes of the code point at {@code at}, to be handed to {@link #width}. */
  static int at(char[] text, int at, int to) {
    int flags = UNITS[text[at]];
    return flags >= 0 ? flags : surrogate(text, at, to);
  }

  /** How many units the code point has whose classes these are. */
  static int width(int flags) {
    return 1 + (flags >> 7);
  }

  /** The end of the run of code points from {@code at} on that have one of the classes. */
  static int run(char[] text, int at, int to, int classes) {
    int end = at;
    while (end < to) {
      int flags = UNITS[text[end]];
      if (flags < 0) {
        flags = surrogate(text, end, to);
      }
      if ((flags & classes) == 0) {
        break;
      }
      end += width(flags);
    }
    return end;
  }

  /** The end of the run of code points from {@code at} on that have none of the classes. */
  static int runWithout(char[] text, int at, int to, int classes) {
    int end = at;
    while (end < to) {
      int flags = UNITS[text[end]];
      if (flags < 0) {
        flags = surrogate(text, end, to);
      }
      if ((flags & classes) != 0) {
        break;
      }
      end += width(flags);
    }
    return end;
  }

  /** The code point at {@code at}; U+FFFD for a lone surrogate. */
  static int point(char[] text, int at, int to) {
    char unit = text[at];
    if (!Character.isSurrogate(unit)) {
      return unit;
    }
    return at + 1 < to && Character.isSurrogatePair(unit, text[at + 1])
        ? Character.toCodePoint(unit, text[at + 1])
        : 0xFFFD;
  }

  private static int surrogate(char[] text, int at, int to) {
    if (at + 1 < to && Character.isSurrogatePair(text[at], text[at + 1])) {
      int point = Character.toCodePoint(text[at], text[at + 1]);
      return PAGES[point >> PAGE_BITS][point & (1 << PAGE_BITS) - 1] | PAIR;
    }
    return SIGN;
  }
}
