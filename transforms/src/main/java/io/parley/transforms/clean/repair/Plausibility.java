package io.parley.transforms.clean.repair;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How unlikely it is that somebody typed a piece of text, in half points: 0 for what people write,
 * more for accented capitals inside words, symbols that touch letters, scripts that change within a
 * word, controls and characters of no use. It compares two readings of the same bytes; alone it
 * says little.
 */
final class Plausibility {
  private static final byte PLAIN = 0;
  private static final byte SPACE = 1;
  private static final byte LETTER = 2;
  private static final byte OPEN = 3;
  private static final byte CLOSE = 4;
  private static final byte DASH = 5;
  private static final byte ELLIPSIS = 6;
  private static final byte COMMON = 7;
  private static final byte CURRENCY = 8;
  private static final byte ODD = 9;
  private static final byte MATH = 10;
  private static final byte BOX = 11;
  private static final byte MARK = 12;
  private static final byte CONTROL = 13;
  private static final byte LOST = 14;
  private static final byte USELESS = 15;
  private static final byte PICTURE = 16;

  /** Scripts of which each letter is somebody's everyday writing. */
  private static final Set<UnicodeScript> EVERYDAY =
      EnumSet.of(
          UnicodeScript.HEBREW,
          UnicodeScript.ARABIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER,
          UnicodeScript.TIBETAN,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA);

  private static final String COMMON_CYRILLIC = "ҐґҒғҚқҢңҮүҰұҺһӘәӨө";
  private static final String SCIENCE = "αβγδεζηθκλμνπρστφχψωΓΔΘΛΞΣΦΨΩ";

  /** The rows of a national set that hold its frequent Han characters. */
  private static final class FirstLevel {
    private final CharsetEncoder encoder;
    private final int first;
    private final int last;

    FirstLevel(String charset, int first, int last) {
      this.encoder = Charset.forName(charset).newEncoder();
      this.first = first;
      this.last = last;
    }

    boolean has(char c) {
      if (!encoder.canEncode(c)) {
        return false;
      }
      int lead = String.valueOf(c).getBytes(encoder.charset())[0] & 0xFF;
      return lead >= first && lead <= last;
    }
  }

  private static final byte[] KIND = kinds();

  /** What a letter of little use costs. */
  private static final byte[] RARE = new byte[0x10000];

  private static final UnicodeScript[] SCRIPT = new UnicodeScript[0x10000];

  static {
    List<FirstLevel> levels =
        List.of(
            new FirstLevel("GB2312", 0xB0, 0xD7),
            new FirstLevel("Big5", 0xA4, 0xC6),
            new FirstLevel("Shift_JIS", 0x88, 0x97));
    for (int c = 0x80; c < 0x10000; c++) {
      SCRIPT[c] = UnicodeScript.of(c);
      RARE[c] = KIND[c] == LETTER ? rarity((char) c, levels) : 0;
    }
  }

  private Plausibility() {}

  /** The cost of {@code text} from {@code from} to {@code to}, each with its neighbours. */
  static int cost(CharSequence text, int from, int to) {
    int cost = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      char before = i > 0 ? text.charAt(i - 1) : '\n';
      char after = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
      if (Character.isHighSurrogate(c) && Character.isLowSurrogate(after)) {
        cost += pair(Character.toCodePoint(c, after));
        i++;
      } else {
        cost += cost(c, before, after);
      }
    }
    return cost;
  }

  /** Whether a Han character is of the few thousand that everybody reads. */
  static boolean isRare(char c) {
    return RARE[c] > 0;
  }

  static boolean isLetter(char c) {
    return KIND[c] == LETTER;
  }

  private static int pair(int point) {
    int type = Character.getType(point);
    return switch (type) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> 16;
      default -> point >= 0x1F000 && point <= 0x1FFFF ? 0 : 6;
    };
  }

  private static int cost(char c, char before, char after) {
    boolean left = KIND[before] == LETTER;
    boolean right = KIND[after] == LETTER;
    return switch (KIND[c]) {
      case LETTER -> RARE[c] + (left ? neighbours(before, c) : alone(c, right));
      case OPEN -> (left ? right ? 5 : 1 : 0) + crowd(before, c) + (isGap(after) && !left ? 1 : 0);
      case CLOSE ->
          (right && c != '’' ? 3 : 0) + (isGap(before) && isGap(after) ? 1 : 0) + crowd(before, c);
      case DASH -> (left && right ? 1 : 0) + crowd(before, c);
      case ELLIPSIS -> right ? 1 : 0;
      case COMMON -> (left ? 2 : 0) + (right && !leads(c, after) ? 3 : 0) + crowd(before, c);
      case CURRENCY -> (left ? 3 : 0) + (right ? 3 : 0) + crowd(before, c);
      case ODD -> 2 + (left ? 3 : 0) + (right ? 3 : 0) + crowd(before, c);
      case MATH -> (left ? right ? 5 : 2 : 0) + crowd(before, c);
      case BOX -> 1 + (left ? 3 : 0) + (right ? 3 : 0);
      case MARK -> isForeign(before, c) ? 6 : left || KIND[before] == MARK ? 0 : 2;
      case CONTROL -> 8;
      case LOST -> 4;
      case USELESS -> 16;
      default -> 0;
    };
  }

  private static boolean isForeign(char before, char mark) {
    return SCRIPT[mark] != UnicodeScript.INHERITED
        && (before < 0x80 || SCRIPT[before] != SCRIPT[mark]);
  }

  private static boolean isGap(char c) {
    return KIND[c] == SPACE;
  }

  /** Symbols that stand before letters: 30 °C, ¿Qué?, 5 µm, § B. */
  private static boolean leads(char c, char after) {
    return c == '°' && (after == 'C' || after == 'F') || c == '¿' || c == '¡' || c == 'µ';
  }

  /** Symbols seldom stand side by side. */
  private static int crowd(char before, char c) {
    if (before == c || c == '’' && before == '‘') {
      return 0;
    }
    return switch (KIND[before]) {
      case OPEN, CLOSE -> KIND[c] == CLOSE || KIND[c] == OPEN ? 0 : 1;
      case COMMON, CURRENCY, ODD, MATH, DASH -> KIND[c] == CLOSE ? 1 : 3;
      case BOX -> 3;
      default -> 0;
    };
  }

  private static int alone(char c, boolean right) {
    return right || c < 0x370 || SCIENCE.indexOf(c) >= 0 ? 0 : 2;
  }

  private static int neighbours(char before, char c) {
    if (before < 0x80 && c < 0x80) {
      return 0;
    }
    UnicodeScript left = before < 0x80 ? UnicodeScript.LATIN : SCRIPT[before];
    UnicodeScript right = c < 0x80 ? UnicodeScript.LATIN : SCRIPT[c];
    if (left != right) {
      if (isEastAsian(left) && isEastAsian(right)) {
        return 0;
      }
      if (isEastAsian(left) || isEastAsian(right)) {
        return before < 0x80 || c < 0x80 ? 3 : 5;
      }
      return SCIENCE.indexOf(c) >= 0 || SCIENCE.indexOf(before) >= 0 && c < 0x80 ? 0 : 6;
    }
    boolean rises = Character.isLowerCase(before) && Character.isUpperCase(c);
    if (left != UnicodeScript.LATIN) {
      return rises ? 4 : 0;
    }
    if (c < 0x80) {
      return rises ? 3 : 0;
    }
    return (rises ? 6 : 0) + (before < 0x80 ? 0 : 2);
  }

  private static boolean isEastAsian(UnicodeScript script) {
    return script == UnicodeScript.HAN
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL
        || script == UnicodeScript.COMMON; // the long vowel mark
  }

  private static byte rarity(char c, List<FirstLevel> levels) {
    UnicodeScript script = UnicodeScript.of(c);
    if (script == UnicodeScript.LATIN) {
      boolean common =
          c <= 0x17F && c != 'ĸ' && c != 'ſ' && c != 'ŀ' && c != 'Ŀ'
              || c >= 0x1EA0 && c <= 0x1EF9
              || c >= 0x218 && c <= 0x21B
              || "ơƠưƯ".indexOf(c) >= 0;
      boolean seldom = c >= 0x1CD && c <= 0x1DC || c == 'ə' || c == 'Ə' || c >= 0x1E00;
      return (byte) (common ? 0 : seldom ? 2 : 5);
    }
    if (script == UnicodeScript.CYRILLIC) {
      boolean common = c >= 0x400 && c <= 0x45F || COMMON_CYRILLIC.indexOf(c) >= 0;
      return (byte) (common ? 0 : 5);
    }
    if (script == UnicodeScript.GREEK) {
      return (byte) (c >= 0x386 && c <= 0x3CE || c >= 0x1F00 ? 0 : 5);
    }
    if (script == UnicodeScript.HAN) {
      return (byte) (levels.stream().anyMatch(level -> level.has(c)) ? 0 : 3);
    }
    if (UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(UnicodeBlock.of(c))) {
      return (byte) (c >= 0xFF65 ? 3 : 0);
    }
    return (byte) (EVERYDAY.contains(script) || script == UnicodeScript.COMMON ? 0 : 6);
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x10000];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind((char) i);
    }
    set(kinds, "“‘„‚«‹", OPEN);
    set(kinds, "”’»›", CLOSE);
    set(kinds, "–—", DASH);
    set(kinds, "…", ELLIPSIS);
    set(kinds, "©®™°²³¹¼½¾±µªº§¿¡×÷·•№", COMMON);
    set(kinds, "€£¥¢₽₴₹₩₫₪", CURRENCY);
    set(kinds, "¤¦¨¬¯¸´¶†‡‰ˆ˜ƒˇ˘˙˛˝˚", ODD);
    set(kinds, "√≈∆≤≥≠∞∂∑∏∫◊⁄Ω", MATH);
    set(kinds, "\u200B\u200C\u200D\u2060\uFE0F\uFEFF", PLAIN);
    return kinds;
  }

  private static void set(byte[] kinds, String characters, byte kind) {
    for (int i = 0; i < characters.length(); i++) {
      kinds[characters.charAt(i)] = kind;
    }
  }

  private static byte kind(char c) {
    if (c <= ' ' || c == 0xA0 || c == 0x3000) {
      return SPACE;
    }
    if (c == 0xFFFD) {
      return LOST;
    }
    if (c >= 0x2500 && c <= 0x259F) {
      return BOX;
    }
    if (c >= 0x2800 && c <= 0x28FF) {
      return DASH; // Braille, in drawings
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          LETTER;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          MARK;
      case Character.CONTROL -> CONTROL;
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> USELESS;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          SPACE;
      case Character.CURRENCY_SYMBOL -> c < 0x80 ? PLAIN : CURRENCY;
      case Character.OTHER_SYMBOL -> PICTURE;
      default -> PLAIN;
    };
  }
}
