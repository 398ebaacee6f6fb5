package io.parley.transforms.tokenize.pretokenize;

/** A split pattern of which every character is part of some match, written by hand. */
abstract class Scanner implements PreTokenizer {

  @Override
  public final void cut(char[] text, int from, int to, PieceSink sink) {
    int at = from;
    while (at < to) {
      int end = next(text, at, to);
      sink.piece(at, end);
      at = end;
    }
  }

  /** The pattern that this is. */
  abstract String pattern();

  /** The end of the match at {@code at}. */
  abstract int next(char[] text, int at, int to);

  /** The end of a match of {@code \s+(?!\S)|\s+} at white space. */
  static int spaces(char[] text, int at, int to) {
    int end = CharClasses.run(text, at, to, CharClasses.SPACE);
    return end < to && end - at > 1 ? end - 1 : end;
  }

  /** The end of a match of {@code \s*[\r\n]+|\s+(?!\S)|\s+} at white space. */
  static int linesOrSpaces(char[] text, int at, int to) {
    int end = CharClasses.run(text, at, to, CharClasses.SPACE);
    for (int last = end; last > at; last--) {
      if (isLineEnd(text[last - 1])) {
        return last;
      }
    }
    return end < to && end - at > 1 ? end - 1 : end;
  }

  /** The end of the numbers from {@code at} on, where one is, at most so many. */
  static int numbers(char[] text, int at, int to, int most) {
    if (most == Integer.MAX_VALUE) {
      return CharClasses.run(text, at, to, CharClasses.NUMBER);
    }
    int end = at + CharClasses.width(CharClasses.at(text, at, to));
    for (int count = 1; count < most && end < to; count++) {
      int flags = CharClasses.at(text, end, to);
      if ((flags & CharClasses.NUMBER) == 0) {
        break;
      }
      end += CharClasses.width(flags);
    }
    return end;
  }

  /** The end of a run of carriage returns, line feeds and, if wanted, slashes. */
  static int lineEnds(char[] text, int at, int to, boolean slashes) {
    int end = at;
    while (end < to && (isLineEnd(text[end]) || slashes && text[end] == '/')) {
      end++;
    }
    return end;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /**
   * The end of a match of {@code 's|'t|'re|'ve|'m|'ll|'d} at an apostrophe; {@code at} if there is
   * none.
   */
  static int contraction(char[] text, int at, int to, boolean anyCase) {
    if (at + 1 >= to) {
      return at;
    }
    return switch (lower(text[at + 1], anyCase)) {
      case 's', 't', 'm', 'd' -> at + 2;
      case 'r', 'v' -> at + 2 < to && lower(text[at + 2], anyCase) == 'e' ? at + 3 : at;
      case 'l' -> at + 2 < to && lower(text[at + 2], anyCase) == 'l' ? at + 3 : at;
      default -> at;
    };
  }

  /** A letter of a contraction in lower case; the long s is an s to the reference as well. */
  private static char lower(char c, boolean anyCase) {
    return !anyCase ? c : c == 'ſ' ? 's' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
