package io.parley.transforms.clean;

/** A text that finders look through, and what the last one found. */
final class Scan {
  final String text;

  /** No find may begin before it: the end of the find before. */
  int floor;

  /** Where the find begins. */
  int start;

  /** Where the find ends, exclusive. */
  int end;

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

  /** Whether a character is part of code. */
  boolean inCode(int index) {
    if (code == null) {
      code = CodeSpans.of(text);
    }
    return code.contain(index);
  }
}
