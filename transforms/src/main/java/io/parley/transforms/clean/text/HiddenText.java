package io.parley.transforms.clean.text;

/**
 * Text that a model reads and nobody sees. Characters that people or their programs type for a
 * reason (one joiner, a flag, marks around a number) are none; it takes as many as carry a message:
 *
 * <ul>
 *   <li>tag characters (U+E0020 to U+E007E), which spell ASCII, outside of a flag;
 *   <li>a run of variation selectors, each of which can stand for a byte;
 *   <li>a run of zero-width characters of at least two kinds, each of which can stand for a bit;
 *   <li>direction marks that turn round what follows on a line without any right-to-left letter:
 *       the code that runs is not the code that is read (CVE-2021-42574).
 * </ul>
 *
 * One pass; text without such characters costs a comparison each.
 */
public final class HiddenText {
  private static final int LEAST_TAGS = 3;
  private static final int LEAST_SELECTORS = 4;

  /** Bits of a byte. */
  private static final int LEAST_ZERO_WIDTH = 8;

  private static final char FIRST = '\u200B';
  private static final char LAST_OF_PUNCTUATION = '\u206F';
  private static final char FIRST_SELECTOR = '\uFE00';
  private static final char LAST_SELECTOR = '\uFE0F';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The first half of all of U+E0000 to U+E03FF: tags and further selectors. */
  private static final char PLANE_14 = '\uDB40';

  private static final int BLACK_FLAG = 0x1F3F4;

  private HiddenText() {}

  /** Whether a text has some. */
  public static boolean in(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < FIRST || c > LAST_OF_PUNCTUATION && c < PLANE_14) {
        continue;
      }
      if (c == PLANE_14 || isSelector(c)) {
        int end = selectorsEnd(text, i);
        if (end - i >= LEAST_SELECTORS && count(text, i, end) >= LEAST_SELECTORS) {
          return true;
        }
        int tagsEnd = tagsEnd(text, i);
        if (tagsEnd - i >= 2 * LEAST_TAGS && !isFlag(text, i)) {
          return true;
        }
        i = Math.max(i, Math.max(end, tagsEnd) - 1);
      } else if (isZeroWidth(c)) {
        int end = i;
        boolean mixed = false;
        while (end < length && isZeroWidth(text.charAt(end))) {
          mixed |= text.charAt(end++) != c;
        }
        if (mixed && end - i >= LEAST_ZERO_WIDTH) {
          return true;
        }
        i = end - 1;
      } else if (turnsRound(c)) {
        int end = Chars.lineEnd(text, i);
        if (!hasRightToLeft(text, text.lastIndexOf('\n', i) + 1, end)) {
          return true;
        }
        i = end;
      }
    }
    return false;
  }

  /** Whether a text has some, or would have when its character references are decoded. */
  public static boolean inMarkup(String text) {
    return in(mayDecodeToSome(text) ? Entities.decode(text) : text);
  }

  /**
   * References by number can stand for anything hidden. Those that have a name are zero-width at
   * most, and as many as carry a message stand beside another or what they stand for.
   */
  private static boolean mayDecodeToSome(String text) {
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      int end = at + 1;
      while (end < text.length() && Chars.isAsciiAlnum(text.charAt(end))) {
        end++;
      }
      char next = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
      if (text.startsWith("#", at + 1)
          || at > 0 && text.charAt(at - 1) >= FIRST
          || next == '&'
          || next >= FIRST) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSelector(char c) {
    return c >= FIRST_SELECTOR && c <= LAST_SELECTOR;
  }

  private static int selectorsEnd(String text, int start) {
    int i = start;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (!(point >= FIRST_SELECTOR && point <= LAST_SELECTOR)
          && !(point >= 0xE0100 && point <= 0xE01EF)) {
        break;
      }
      i += Character.charCount(point);
    }
    return i;
  }

  private static int count(String text, int start, int end) {
    return text.codePointCount(start, end);
  }

  private static int tagsEnd(String text, int start) {
    int i = start;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (point < 0xE0000 || point > 0xE007F) {
        break;
      }
      i += 2;
    }
    return i;
  }

  private static boolean isFlag(String text, int tags) {
    return tags > 1 && text.codePointBefore(tags) == BLACK_FLAG;
  }

  private static boolean isZeroWidth(char c) {
    return c >= '\u200B' && c <= '\u200F' || c >= '\u2060' && c <= '\u2064' || c == BYTE_ORDER_MARK;
  }

  /**
   * The right-to-left embedding, override and isolate. Not the left-to-right ones, which telephones
   * and file managers put around numbers and paths.
   */
  private static boolean turnsRound(char c) {
    return c == '\u202B' || c == '\u202E' || c == '\u2067';
  }

  private static boolean hasRightToLeft(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      byte direction = Character.getDirectionality(text.charAt(i));
      if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
          || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
        return true;
      }
    }
    return false;
  }
}
