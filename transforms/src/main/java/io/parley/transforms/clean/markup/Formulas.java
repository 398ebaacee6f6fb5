package io.parley.transforms.clean.markup;

/**
 * Finds formulas in TeX: {@code $x_1$}, {@code $$...$$}, {@code \(...\)}, {@code \[...\]}. What is
 * in them is no markup.
 */
final class Formulas {
  private static final int LONGEST = 2000;

  private static final int LONGEST_IN_LINE = 500;

  /** Of these a formula has at least one, unless it is a single letter or two. */
  private static final String SIGNS = "\\^_{}=+<>";

  private Formulas() {}

  /** Where the formula ends that begins at an index; the index where none does. */
  static int end(String text, int at) {
    if (text.charAt(at) == '$') {
      return text.startsWith("$$", at) ? displayed(text, at) : inLine(text, at);
    }
    if (text.startsWith("\\(", at)) {
      return bracketed(text, at, '(', ')');
    }
    return text.startsWith("\\[", at) ? bracketed(text, at, '[', ']') : at;
  }

  /** Where {@code \begin{x}}, whose name ends at {@code brace}, is ended; {@code at} where not. */
  static int environmentEnd(String text, int at, int brace) {
    int limit = Math.min(text.length(), at + LONGEST);
    for (int i = brace; i < limit; i++) {
      if (text.startsWith("\\end{", i)) {
        int close = text.indexOf('}', i);
        return close < 0 || close > i + brace - at ? at : close + 1;
      }
      if (isBlankLine(text, i) || text.startsWith("\\begin{", i)) {
        return at;
      }
    }
    return at;
  }

  private static int displayed(String text, int at) {
    int limit = Math.min(text.length(), at + LONGEST);
    for (int i = at + 2; i < limit; i++) {
      if (text.charAt(i) == '$') {
        return i > at + 2 && i + 1 < text.length() && text.charAt(i + 1) == '$' ? i + 2 : at;
      }
      if (isBlankLine(text, i)) {
        return at;
      }
    }
    return at;
  }

  /** By pandoc's rule, which keeps prices apart: no space inside, no digit behind. */
  private static int inLine(String text, int at) {
    int limit = Math.min(text.length(), at + LONGEST_IN_LINE);
    if (at + 1 >= limit || text.charAt(at + 1) <= ' ') {
      return at;
    }
    for (int i = at + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '$') {
        boolean closes =
            i > at + 1
                && text.charAt(i - 1) > ' '
                && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
        return closes && isTex(text, at + 1, i) ? i + 1 : at;
      }
      if (c == '\\') {
        i++;
      } else if (isBlankLine(text, i)) {
        return at;
      }
    }
    return at;
  }

  private static int bracketed(String text, int at, char open, char close) {
    int limit = Math.min(text.length() - 1, at + LONGEST);
    for (int i = at + 2; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        char next = text.charAt(i + 1);
        if (next == open) {
          return at;
        }
        if (next == close) {
          // Else an escaped bracket, such as in \[not a link\](address).
          boolean link = i + 2 < text.length() && text.charAt(i + 2) == '(';
          return !link && isTex(text, at + 2, i) ? i + 2 : at;
        }
        i++;
      } else if (isBlankLine(text, i)) {
        return at;
      }
    }
    return at;
  }

  private static boolean isBlankLine(String text, int at) {
    return text.charAt(at) == '\n' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
  }

  private static boolean isTex(String text, int from, int to) {
    int letters = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (SIGNS.indexOf(c) >= 0) {
        return true;
      }
      letters += c > ' ' ? 1 : 0;
    }
    return letters > 0 && letters <= 2;
  }
}
