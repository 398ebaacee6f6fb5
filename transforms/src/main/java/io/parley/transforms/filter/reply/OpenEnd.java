package io.parley.transforms.filter.reply;

import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;

/**
 * Whether what an assistant wrote stops before its end. A sentence that stops behind a comma or a
 * word that something must follow is open, and so is a long text that ends with the first word of a
 * sentence. One that only lacks its full stop is not: people who write answers by hand leave it
 * out, and lists, poems and letters have none.
 */
final class OpenEnd {
  private static final Phrases OPEN_WORDS = Phrases.load(OpenEnd.class, "open-words.txt");

  private static final Phrases OPENING_WORDS = Phrases.load(OpenEnd.class, "opening-words.txt");

  /** Shorter replies reach no limit. */
  private static final int LEAST_CHARACTERS = 200;

  /** By width, a Chinese character being two: a shorter last line is a greeting or a name. */
  private static final int LEAST_LAST_LINE = 24;

  private static final String FENCE = "```";

  private OpenEnd() {}

  /** In a block of code that is not closed. */
  static boolean inCode(String text) {
    boolean open = false;
    for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at)) {
      boolean opensLine = true;
      for (int i = at - 1; i >= 0 && text.charAt(i) != '\n' && opensLine; i--) {
        opensLine = text.charAt(i) == ' ' || text.charAt(i) == '\t';
      }
      int lineEnd = lineEnd(text, at);
      int again = text.indexOf(FENCE, at + FENCE.length());
      open ^= opensLine && (again < 0 || again > lineEnd);
      at = lineEnd;
    }
    return open;
  }

  /** In a sentence; of prose only. */
  static boolean inSentence(String text) {
    int end = text.length();
    while (end > 0 && Texts.isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (end < LEAST_CHARACTERS || !stops(text.charAt(end - 1))) {
      return false;
    }
    int start = text.lastIndexOf('\n', end - 1) + 1;
    if (width(text, start, end) < LEAST_LAST_LINE || !isProse(text, start, end)) {
      return false;
    }
    return isComma(text.charAt(end - 1)) || endsOpen(text, start, end);
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** What neither ends a sentence nor closes anything. */
  private static boolean stops(char c) {
    return Character.isLetterOrDigit(c) || isComma(c);
  }

  private static boolean isComma(char c) {
    return c == ',' || c == '\uFF0C' || c == '\u3001';
  }

  /** With a word of the table, or the first one of a sentence. */
  private static boolean endsOpen(String text, int start, int end) {
    int word = end;
    while (word > start && Character.isLetter(text.charAt(word - 1))) {
      word--;
    }
    if (word == end || word < start + 2 || text.charAt(word - 1) != ' ') {
      return false;
    }
    char before = text.charAt(word - 2);
    return Character.isLowerCase(text.charAt(word))
        ? OPEN_WORDS.match(text, word, end) == end
        : before == '.' && OPENING_WORDS.match(text, word, end) == end;
  }

  /** No item of a list, heading, table, quote or address. */
  private static boolean isProse(String text, int start, int end) {
    int address = text.indexOf("://", start);
    return Character.isLetter(text.charAt(start)) && (address < 0 || address > end);
  }

  private static int width(String text, int start, int end) {
    int width = 0;
    for (int i = start; i < end; i++) {
      width += Texts.isCjk(text.charAt(i)) ? 2 : 1;
    }
    return width;
  }
}
