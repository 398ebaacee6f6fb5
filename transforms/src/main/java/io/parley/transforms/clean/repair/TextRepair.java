package io.parley.transforms.clean.repair;

import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Entities;
import io.parley.transforms.clean.text.Escapes;
import io.parley.transforms.clean.text.Fences;
import java.text.Normalizer;
import java.util.BitSet;

/**
 * Mends what no reader sees or means: bytes read in a wrong character set, references escaped
 * twice, control characters, broken surrogates, invisible characters, kinds of line ends and
 * spaces, composition (NFC). Linear, idempotent; clean text is returned as it is, the same object.
 *
 * <ul>
 *   <li>Line ends of all kinds become {@code \n}; more than one blank line becomes one, except in
 *       fenced code, where two may mean something.
 *   <li>Spaces at line ends go. Spaces of odd widths become plain ones. A no-break space stays
 *       between two visible characters, where French, Finnish or a number with its unit have it on
 *       purpose; the ideographic space stays inside a line, since Chinese and Japanese type it.
 *   <li>Joiners stay where a script or an emoji needs them, zero-width spaces between letters of
 *       scripts that mark words with them, direction marks where right-to-left text needs them;
 *       soft hyphens and other invisible characters go.
 *   <li>C1 controls are read as windows-1252, as browsers do, U+0085 too: on the web it is an
 *       ellipsis, not IBM's line end. A lone surrogate goes: U+FFFD would only teach a model to
 *       write it.
 *   <li>At most {@value #MAX_MARKS} marks follow a character (UAX #15, stream-safe text), which
 *       also keeps composing linear.
 * </ul>
 */
public final class TextRepair {
  private static final int MAX_MARKS = 30;

  private static final byte VISIBLE = 0;
  private static final byte SPACE = 1;
  private static final byte LINE_FEED = 2;
  private static final byte LINE_END = 3;
  private static final byte ODD_SPACE = 4;
  private static final byte GLUE = 5;
  private static final byte JOINER = 6;
  private static final byte ZERO_SPACE = 7;
  private static final byte SELECTOR = 8;
  private static final byte MARK = 9;
  private static final byte SURROGATE = 10;
  private static final byte C1 = 11;
  private static final byte DIRECTION = 12;
  private static final byte JUNK = 13;

  /** Visible, and not composed or the second part of what composes. */
  private static final byte COMPOSING = 14;

  private static final byte[] KIND = kinds();

  private TextRepair() {}

  public static String repair(String text) {
    String current = text;
    while (true) {
      String meant = Mojibake.repair(Escapes.undo(current));
      // Composing can give characters to filter, such as U+2002 for U+2000, and what is left out
      // gives others new neighbours; both settle within a few rounds.
      String next =
          isClean(meant) ? meant : Normalizer.normalize(rewrite(meant), Normalizer.Form.NFC);
      if (next.equals(current)) {
        return trim(next);
      }
      current = next;
    }
  }

  /** Only makes every line end {@code \n}, for scanners that go line by line. */
  public static String lineEnds(String text) {
    int first = 0;
    while (first < text.length() && KIND[text.charAt(first)] != LINE_END) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (KIND[c] != LINE_END) {
        out.append(c);
      } else if (c != '\r' || i + 1 == text.length() || text.charAt(i + 1) != '\n') {
        out.append('\n');
      }
    }
    return out.toString();
  }

  /**
   * Takes blank lines from the start and white space from the end. The first line loses its
   * indentation too, unless the second has some: then it may be code.
   */
  public static String trim(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    int visible = 0;
    while (visible < end && isBlank(text.charAt(visible))) {
      if (text.charAt(visible) == '\n') {
        start = visible + 1;
      }
      visible++;
    }
    int second = text.indexOf('\n', visible) + 1;
    while (second > 0 && second < end && text.charAt(second) == '\n') {
      second++;
    }
    boolean code = second > 0 && second < end && isBlank(text.charAt(second));
    return text.substring(code ? start : visible, end);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == 0xA0 || c == 0x202F || c == 0x3000;
  }

  /** True where nothing is to be done; false also where only {@link #rewrite} can tell. */
  private static boolean isClean(String text) {
    int length = text.length();
    int marks = 0;
    int lastMark = -2;
    boolean composes = false;
    for (int i = 0; i < length; i++) {
      byte kind = KIND[text.charAt(i)];
      if (kind <= SPACE) {
        continue;
      }
      switch (kind) {
        case COMPOSING -> composes = true;
        case LINE_FEED -> {
          if (i > 0 && isBlankInLine(text.charAt(i - 1))
              || i > 1 && text.charAt(i - 1) == '\n' && text.charAt(i - 2) == '\n') {
            return false;
          }
        }
        case GLUE -> {
          if (!glues(text, i, i == 0 ? '\n' : text.charAt(i - 1))) {
            return false;
          }
        }
        case MARK -> {
          composes = true;
          marks = lastMark == i - 1 ? marks + 1 : 1;
          lastMark = i;
          if (marks > MAX_MARKS) {
            return false;
          }
        }
        case SURROGATE -> {
          if (i + 1 == length || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
            return false;
          }
          int point = text.codePointAt(i);
          if (point >= 0xE0000 || (point & 0xFFFE) == 0xFFFE) {
            return false;
          }
          composes |= point < 0x1F000 || point >= 0x2F800;
          i++;
        }
        default -> {
          return false;
        }
      }
    }
    return !composes || Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  private static String rewrite(String text) {
    int length = text.length();
    StringBuilder out = new StringBuilder(length);
    Fences fences = new Fences();
    BitSet directions = null;
    int lineStart = 0;
    int marks = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      byte kind = KIND[c];
      if (kind != MARK) {
        marks = 0;
      }
      switch (kind) {
        case VISIBLE, SPACE, COMPOSING -> out.append(c);
        case LINE_FEED, LINE_END -> {
          if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') {
            break;
          }
          trimLine(out);
          fences.take(out, lineStart, out.length());
          if (fences.inside() || !endsWithBlankLine(out)) {
            out.append('\n');
          }
          lineStart = out.length();
        }
        case ODD_SPACE -> out.append(' ');
        case GLUE -> out.append(glues(text, i, out.length() == 0 ? '\n' : last(out)) ? c : ' ');
        case JOINER -> {
          if (joins(out, text, i)) {
            out.append(c);
          }
        }
        case ZERO_SPACE -> {
          if (out.length() > 0
              && marksWordsWithZeroSpace(last(out))
              && i + 1 < length
              && marksWordsWithZeroSpace(text.charAt(i + 1))) {
            out.append(c);
          }
        }
        case SELECTOR -> {
          if (out.length() > 0 && !isBlank(last(out)) && KIND[last(out)] != SELECTOR) {
            out.append(c);
          }
        }
        case MARK -> {
          if (++marks <= MAX_MARKS) {
            out.append(c);
          }
        }
        case DIRECTION -> {
          directions = directions == null ? DirectionMarks.needed(text) : directions;
          if (directions.get(i)) {
            out.append(c);
          }
        }
        case C1 -> {
          if (Entities.windows1252(c) != 0) {
            out.append(Entities.windows1252(c));
          }
        }
        case SURROGATE -> {
          if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
            int point = text.codePointAt(i);
            if (belongs(point, out)) {
              out.appendCodePoint(point);
            }
            i++;
          }
        }
        default -> {}
      }
    }
    trimLine(out);
    return out.toString();
  }

  private static char last(StringBuilder out) {
    return out.charAt(out.length() - 1);
  }

  private static void trimLine(StringBuilder out) {
    int end = out.length();
    while (end > 0 && isBlankInLine(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }

  private static boolean isBlankInLine(char c) {
    return c != '\n' && isBlank(c);
  }

  private static boolean endsWithBlankLine(StringBuilder out) {
    int length = out.length();
    return length > 1 && out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n';
  }

  private static boolean glues(String text, int at, char before) {
    if (at + 1 == text.length() || isBlank(before)) {
      return false;
    }
    byte after = KIND[text.charAt(at + 1)];
    return after == VISIBLE || after == COMPOSING || after == MARK || after == SURROGATE;
  }

  /** Whether a joiner does something between what is before it and what follows. */
  private static boolean joins(StringBuilder out, String text, int at) {
    if (out.length() == 0) {
      return false;
    }
    int before = out.codePointBefore(out.length());
    if (before >= 0x0900 && before <= 0x0DFF) {
      return true; // Indic: after a virama also at a word's end
    }
    if (at + 1 == text.length()) {
      return false;
    }
    int after = text.codePointAt(at + 1);
    return joinsLetters(before) && joinsLetters(after)
        || text.charAt(at) == 0x200D && isPictograph(before) && isPictograph(after);
  }

  private static boolean joinsLetters(int point) {
    return (point >= 0x0600 && point <= 0x08FF // Arabic, Syriac, Thaana, N'Ko
            || point >= 0x0900 && point <= 0x0DFF // Indic
            || point >= 0x1000 && point <= 0x109F // Myanmar
            || point >= 0x1780 && point <= 0x18AF // Khmer, Mongolian
            || point >= 0xFB50 && point <= 0xFDFF
            || point >= 0xFE70 && point <= 0xFEFC)
        && (Character.isLetter(point) || Chars.isMark((char) point));
  }

  private static boolean isPictograph(int point) {
    return point >= 0x1F000 && point <= 0x1FFFF
        || point >= 0x2190 && point <= 0x2BFF
        || point == 0xFE0F;
  }

  private static boolean marksWordsWithZeroSpace(char c) {
    return c >= 0x0E00 && c <= 0x0EFF // Thai, Lao
        || c >= 0x1000 && c <= 0x109F // Myanmar
        || c >= 0x1780 && c <= 0x17FF; // Khmer
  }

  private static boolean belongs(int point, StringBuilder out) {
    if ((point & 0xFFFE) == 0xFFFE) {
      return false; // noncharacters
    }
    if (point < 0xE0000 || point > 0xE0FFF) {
      return true;
    }
    if (out.length() == 0) {
      return false;
    }
    int before = out.codePointBefore(out.length());
    if (point >= 0xE0020 && point <= 0xE007F) {
      // Tags spell the flags of regions after a black flag; elsewhere they hide text.
      return before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007E;
    }
    return point >= 0xE0100 && point <= 0xE01EF && Character.isIdeographic(before);
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x10000];
    for (int i = 0; i < kinds.length; i++) {
      char c = (char) i;
      if (Character.isSurrogate(c)) {
        kinds[i] = SURROGATE;
      } else if (Chars.isMark(c)) {
        kinds[i] = MARK;
      } else if (isJamo(c) || !Normalizer.isNormalized(String.valueOf(c), Normalizer.Form.NFC)) {
        kinds[i] = COMPOSING;
      }
    }
    fill(kinds, 0x00, 0x1F, JUNK);
    kinds['\t'] = SPACE;
    kinds[' '] = SPACE;
    kinds['\n'] = LINE_FEED;
    kinds['\r'] = LINE_END;
    kinds[0x0B] = LINE_END;
    kinds[0x0C] = LINE_END;
    kinds[0x7F] = JUNK;
    fill(kinds, 0x80, 0x9F, C1);
    kinds[0xA0] = GLUE;
    kinds[0xAD] = JUNK; // soft hyphen
    kinds[0x61C] = DIRECTION;
    kinds[0x1680] = ODD_SPACE;
    fill(kinds, 0x2000, 0x200A, ODD_SPACE);
    kinds[0x200B] = ZERO_SPACE;
    fill(kinds, 0x200C, 0x200D, JOINER);
    fill(kinds, 0x200E, 0x200F, DIRECTION);
    fill(kinds, 0x2028, 0x2029, LINE_END);
    fill(kinds, 0x202A, 0x202E, DIRECTION);
    kinds[0x202F] = GLUE;
    kinds[0x205F] = ODD_SPACE;
    fill(kinds, 0x2060, 0x206F, JUNK);
    fill(kinds, 0x2066, 0x2069, DIRECTION);
    kinds[0x3000] = SPACE;
    fill(kinds, 0xFDD0, 0xFDEF, JUNK);
    fill(kinds, 0xFE00, 0xFE0F, SELECTOR);
    kinds[0xFEFF] = JUNK;
    fill(kinds, 0xFFF9, 0xFFFC, JUNK);
    fill(kinds, 0xFFFE, 0xFFFF, JUNK);
    return kinds;
  }

  private static boolean isJamo(char c) {
    return c >= 0x1100 && c <= 0x11FF;
  }

  private static void fill(byte[] kinds, int first, int last, byte kind) {
    for (int i = first; i <= last; i++) {
      kinds[i] = kind;
    }
  }
}
