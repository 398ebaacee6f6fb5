package io.parley.transforms.clean.debris;

import io.parley.transforms.clean.text.Chars;

/**
 * The marks before a quoted line: {@code >}, {@code > >>} and, as some mailers do, {@code AB>} and
 * {@code &>}.
 */
final class QuoteMarks {
  private static final int MAX_INITIALS = 8;

  private QuoteMarks() {}

  /** Where the quoted words of a line begin; its start where the line is no quote. */
  static int end(String text, int start, int end) {
    int at = mark(text, start, end);
    if (at == start) {
      return start;
    }
    while (at < end) {
      int next = at;
      while (next < end && Chars.isSpace(text.charAt(next))) {
        next++;
      }
      int after = mark(text, next, end);
      if (after == next) {
        return next;
      }
      at = after;
    }
    return at;
  }

  private static int mark(String text, int at, int end) {
    if (at < end && text.charAt(at) == '>') {
      return Quotes.opens(text, at) ? at + 1 : at;
    }
    if (at + 2 < end && "&|%+#".indexOf(text.charAt(at)) >= 0 && text.startsWith("> ", at + 1)) {
      return at + 2;
    }
    int i = at;
    while (i < end && i - at < MAX_INITIALS && Chars.isAsciiLetter(text.charAt(i))) {
      i++;
    }
    boolean initials = i > at && Character.isUpperCase(text.charAt(at));
    boolean marked = i + 1 < end && text.charAt(i) == '>' && text.charAt(i + 1) == ' ';
    return initials && marked ? i + 1 : at;
  }

  /** Whether a line stands behind a bar, and is none of a table. */
  static boolean isBarred(String text, int start, int end) {
    return text.charAt(start) == '|' && end - start > 1 && text.charAt(end - 1) != '|';
  }

  /**
   * The sign that some writers put before each quoted line, such as {@code |} or {@code --]}; empty
   * where a line begins with none. It says something only below an attribution.
   */
  static String unusual(String text, int start, int end) {
    int at = start;
    while (at < end && at - start < MAX_INITIALS && "|:>]}#%*+=-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String mark = text.substring(start, at);
    boolean list = mark.length() == 1 && "*-+".contains(mark);
    return list || at < end && text.charAt(at) != ' ' && mark.length() < 2 ? "" : mark;
  }
}
