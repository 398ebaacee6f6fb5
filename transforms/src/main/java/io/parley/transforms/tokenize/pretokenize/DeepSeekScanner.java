package io.parley.transforms.tokenize.pretokenize;

/**
 * The third split of DeepSeek V2 and V3, after numbers and East Asian script have been cut out.
 * What no alternative matches (numbers, control characters and the unassigned) makes pieces between
 * the matches.
 */
final class DeepSeekScanner implements PreTokenizer {
  static final String PATTERN =
      "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
          + "| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+";

  private static final int WORDS = CharClasses.UPPER | CharClasses.LOWER;

  @Override
  public void cut(char[] text, int from, int to, PieceSink sink) {
    int start = from;
    int at = from;
    while (at < to) {
      int end = match(text, at, to);
      if (end > at) {
        if (start < at) {
          sink.piece(start, at);
        }
        sink.piece(at, end);
        start = end;
        at = end;
      } else {
        at += CharClasses.width(CharClasses.at(text, at, to));
      }
    }
    if (start < to) {
      sink.piece(start, to);
    }
  }

  private static int match(char[] text, int at, int to) {
    int flags = CharClasses.at(text, at, to);
    int after = at + CharClasses.width(flags);
    if ((flags & WORDS) != 0) {
      return CharClasses.run(text, after, to, WORDS);
    }
    if ((flags & CharClasses.SIGN) != 0) {
      return text[at] < 128 && after < to && isAsciiLetter(text[after])
          ? asciiLetters(text, after, to)
          : signs(text, after, to);
    }
    if (after < to && (flags & CharClasses.LINE_END) == 0) {
      int second = CharClasses.at(text, after, to);
      if ((second & WORDS) != 0) {
        return CharClasses.run(text, after, to, WORDS);
      }
      if (text[at] == ' ' && (second & CharClasses.SIGN) != 0) {
        return signs(text, after, to);
      }
    }
    return (flags & CharClasses.SPACE) != 0 ? Scanner.linesOrSpaces(text, at, to) : at;
  }

  private static int signs(char[] text, int at, int to) {
    return Scanner.lineEnds(text, CharClasses.run(text, at, to, CharClasses.SIGN), to, false);
  }

  private static int asciiLetters(char[] text, int at, int to) {
    int end = at;
    while (end < to && isAsciiLetter(text[end])) {
      end++;
    }
    return end;
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
