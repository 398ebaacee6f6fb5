package io.parley.transforms.filter.safety;

import java.lang.Character.UnicodeScript;

/**
 * What each character is to the matcher, and the one that stands for all its spellings: lower case,
 * fullwidth and circled Latin as plain letters. Accents stay, since Spanish "año" is no "ano". Not
 * by any locale's rules: a dotless ı is no i.
 */
final class Letters {
  /** Between words. */
  static final byte GAP = 0;

  /** Of a script that puts something between words; a run of katakana is a word too. */
  static final byte LETTER = 1;

  static final byte DIGIT = 2;

  /** Stands for a letter where it is next to letters: {@code sh!t}. */
  static final byte SYMBOL = 3;

  /** Of a script that writes words together. */
  static final byte JOINED = 4;

  /** Seen by nobody. */
  static final byte INVISIBLE = 5;

  /** {@code <} or {@code [}, with which control tokens begin. */
  static final byte BRACKET = 6;

  private static final byte[] KIND = new byte[0x10000];
  private static final char[] FOLDED = new char[0x10000];

  static {
    for (int i = 0; i < KIND.length; i++) {
      char c = (char) i;
      char folded = fold(c);
      KIND[i] = kind(c, folded);
      FOLDED[i] = KIND[i] == GAP ? ' ' : folded;
    }
  }

  private Letters() {}

  static byte kind(char c) {
    return KIND[c];
  }

  /** The character that the trie has; a space for what is between words. */
  static char folded(char c) {
    return FOLDED[c];
  }

  /** Whether a character is a part of the word that its neighbour is in. */
  static boolean inWord(char c) {
    byte kind = KIND[c];
    return kind == LETTER || kind == DIGIT || kind == INVISIBLE;
  }

  private static byte kind(char c, char folded) {
    if (c == '$' || c == '@' || c == '!' || c == '*') {
      return SYMBOL;
    }
    if (c == '<' || c == '[') {
      return BRACKET;
    }
    if (Character.isDigit(folded)) {
      return DIGIT;
    }
    int type = Character.getType(folded);
    if (type == Character.FORMAT || c == 0x034F || c >= 0xFE00 && c <= 0xFE0F) {
      return INVISIBLE;
    }
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    if (!mark && !Character.isLetter(folded)) {
      return GAP;
    }
    UnicodeScript script = UnicodeScript.of(folded);
    return script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.BOPOMOFO
        ? JOINED
        : LETTER;
  }

  private static char fold(char c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return Character.toLowerCase((char) (c - 0xFEE0));
    }
    if (c >= 0x24B6 && c <= 0x24E9) {
      return (char) ('a' + (c - 0x24B6) % 26);
    }
    return Character.toLowerCase(c);
  }
}
