package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * A name, a colon or an equals sign, and a value, as people, programs and settings write them.
 *
 * @param name what stands on the line before the sign, at most 40 characters, in lower case
 * @param start where the value begins, behind its quotation mark
 * @param end where the value ends; equal to the start where there is none
 * @param quoted whether it stands in quotation marks
 */
record Assignment(String name, int start, int end, boolean quoted) {
  private static final int NAME_REACH = 40;
  private static final int MAX_VALUE = 512;
  private static final String OPENING = "\"'`“‘「";
  private static final String CLOSING = "\"'`”’」";

  /** What stands around a sign. */
  static Assignment at(Scan scan, int sign) {
    return of(scan, nameEnd(scan, sign), sign + 1, scan.at(sign) == '=' ? "&" : "");
  }

  /** With a name that ends and a value that may begin at an index; bare, without some signs. */
  static Assignment of(Scan scan, int nameEnd, int from, String ending) {
    int start = from;
    while (start - from < 3 && " =>*:".indexOf(scan.at(start)) >= 0) {
      start++;
    }
    int mark = OPENING.indexOf(scan.at(start));
    int end = mark < 0 ? start : start + 1;
    int limit = end + MAX_VALUE;
    if (mark >= 0) {
      start++;
      while (end < limit && scan.at(end) != '\n' && scan.at(end) != CLOSING.charAt(mark)) {
        end++;
      }
      boolean closed = scan.at(end) == CLOSING.charAt(mark);
      end = closed ? end : start;
    } else {
      while (end < limit && isBare(scan.at(end)) && ending.indexOf(scan.at(end)) < 0) {
        end++;
      }
      while (end > start && ".,;!?:*".indexOf(scan.at(end - 1)) >= 0) {
        end--; // of the sentence
      }
    }
    return new Assignment(scan.lineBefore(nameEnd, NAME_REACH), start, end, mark >= 0);
  }

  int length() {
    return end - start;
  }

  String value(Scan scan) {
    return scan.text.substring(start, end);
  }

  /** Whether the name ends in a word, not inside of another. */
  boolean isNamed(String word) {
    int from = name.length() - word.length();
    return name.endsWith(word)
        && (from == 0
            || !Chars.isAsciiAlnum(name.charAt(from - 1))
            || !Chars.isAsciiLetter(word.charAt(0)));
  }

  private static int nameEnd(Scan scan, int sign) {
    int end = sign;
    while (sign - end < 4 && end > 0 && " \"'`]*:)".indexOf(scan.at(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isBare(char c) {
    return c > ' ' && c < 0x7F && "\"'`<>(){}[],;|\\".indexOf(c) < 0;
  }
}
