package io.parley.transforms.filter;

import java.lang.Character.UnicodeScript;

/**
 * Counts words in any script. Where words stand apart (Latin, Cyrillic, Hangul and most others), a
 * word is what stands between spaces and has a letter or a digit. Each Han or kana character is
 * one. Thai, Lao, Khmer and Burmese write words together: four letters, not counting marks, are
 * taken for one, which is roughly what a word has there, and needs no dictionary.
 */
final class Words {
  private static final int LETTERS_A_WORD = 4;

  /** No script below needs a closer look than "letter or not". */
  private static final int FIRST_THAI = 0x0E00;

  private Words() {}

  static int count(String text) {
    int words = 0;
    boolean inWord = false;
    int unspaced = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      Kind kind = Kind.of(c);
      if (kind == Kind.UNSPACED) {
        if (unspaced++ % LETTERS_A_WORD == 0) {
          words++;
        }
        inWord = false;
        continue;
      }
      if (kind == Kind.MARK) {
        continue;
      }
      unspaced = 0;
      if (kind == Kind.CHARACTER) {
        words++;
        inWord = false;
      } else if (kind == Kind.SPACE) {
        inWord = false;
      } else if (kind == Kind.LETTER && !inWord) {
        words++;
        inWord = true;
      }
    }
    return words;
  }

  private enum Kind {
    /** Part of a word that stands apart. */
    LETTER,
    /** A word in itself. */
    CHARACTER,
    /** A letter of a script without spaces. */
    UNSPACED,
    /** Changes the letter before it. */
    MARK,
    /** Ends a word. */
    SPACE,
    /** Neither makes a word nor ends one: the apostrophe in "don't", the slash in a path. */
    PUNCTUATION;

    static Kind of(int c) {
      if (c < FIRST_THAI) {
        return Character.isLetterOrDigit(c) ? LETTER : space(c) ? SPACE : PUNCTUATION;
      }
      if (Character.isLetter(c)) {
        return switch (UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> CHARACTER;
          case THAI, LAO, KHMER, MYANMAR -> UNSPACED;
          default -> LETTER;
        };
      }
      if (Character.isDigit(c)) {
        return LETTER;
      }
      return switch (Character.getType(c)) {
        case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> MARK;
        default -> space(c) || eastAsianPunctuation(c) ? SPACE : PUNCTUATION;
      };
    }

    private static boolean space(int c) {
      return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Chinese and Japanese put no space after a comma. */
    private static boolean eastAsianPunctuation(int c) {
      return c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF;
    }
  }
}
