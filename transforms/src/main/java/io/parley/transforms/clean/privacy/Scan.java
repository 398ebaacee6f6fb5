package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.CodeSpans;
import java.util.Locale;

/** A text that finders look through, and what the last one found. */
final class Scan {
  final String text;

  /** No find may begin before it: the end of the find before. */
  int floor;

  /** Where the find begins. */
  int start;

  /** Where the find ends, exclusive. */
  int end;

  /** How many digits stand together where the finders are asked at a digit. */
  int run;

  /** How many telephone numbers were looked up, which is slow. */
  int lookups;

  private CodeSpans code;

  Scan(String text) {
    this.text = text;
  }

  boolean found(int from, int to) {
    start = from;
    end = to;
    return true;
  }

  /** The character at an index; a line feed outside of the text. */
  char at(int index) {
    return index < 0 || index >= text.length() ? '\n' : text.charAt(index);
  }

  /**
   * The character before an index as a second scan would see it: where the find before ended, the
   * end of its tag.
   */
  char before(int index) {
    return index == floor && floor > 0 ? '>' : at(index - 1);
  }

  /** Whether the text has a string at an index, which may be outside of it. */
  boolean has(int index, String string) {
    return index >= 0 && text.startsWith(string, index);
  }

  /** Whether a word could begin at an index. */
  boolean startsWord(int index) {
    return index >= floor && !Chars.isWord(before(index));
  }

  /** The end of the digits at an index. */
  int digitsEnd(int from) {
    int i = from;
    while (Chars.isDigit(at(i))) {
      i++;
    }
    return i;
  }

  /** Whether a character is part of code. */
  boolean inCode(int index) {
    if (code == null) {
      code = CodeSpans.of(text);
    }
    return code.contain(index);
  }

  /** The end of the line before an index, at most {@code reach} characters, in lower case. */
  String lineBefore(int index, int reach) {
    int from = index;
    while (from > 0 && index - from < reach && text.charAt(from - 1) != '\n') {
      from--;
    }
    return text.substring(from, index).toLowerCase(Locale.ROOT);
  }

  /** The word before an index and up to two signs, in lower case; at most ten letters of it. */
  String wordBefore(int index) {
    int end = index;
    while (end > 0 && end > index - 3 && " :=.".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 10 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
