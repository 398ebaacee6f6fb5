package io.parley.transforms.clean.text;

import io.parley.transforms.Texts;

/** Questions about characters that several finders and scanners ask. */
public final class Chars {
  private Chars() {}

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  public static boolean isAsciiAlnum(char c) {
    return isAsciiLetter(c) || isDigit(c);
  }

  public static boolean isHexDigit(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /** Han, kana and Hangul: scripts in which a name has no word boundary around it. */
  public static boolean isCjk(char c) {
    return Texts.isCjk(c);
  }

  /** Letters, digits, marks and the underscore, of scripts that put something between words. */
  public static boolean isWord(char c) {
    if (c < 0x80) {
      return isAsciiAlnum(c) || c == '_';
    }
    return !isCjk(c) && (Character.isLetterOrDigit(c) || extendsCluster(c));
  }

  /** Marks, joiners and variation selectors: they belong to the character before. */
  public static boolean extendsCluster(char c) {
    if (c < 0x300) {
      return false;
    }
    return isMark(c) || c == 0x200C || c == 0x200D;
  }

  public static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** The 32 ASCII characters that Markdown may escape. */
  public static boolean isAsciiPunctuation(char c) {
    return c > ' ' && c < 0x7F && !isAsciiAlnum(c);
  }

  public static boolean isPunctuation(char c) {
    if (c < 0x80) {
      return isAsciiPunctuation(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  public static boolean isSpace(char c) {
    return c <= ' ' || c == 0xA0 || c >= 0x2000 && Character.isWhitespace(c);
  }

  /** The index of the line's end: of its line feed, or the text's length. */
  public static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
