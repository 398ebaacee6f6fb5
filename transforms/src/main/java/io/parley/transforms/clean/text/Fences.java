package io.parley.transforms.clean.text;

/**
 * Follows the fenced code blocks of a text, line by line: {@code ```} or {@code ~~~}, as CommonMark
 * has them, at any indentation since lists hold them too. One that is never closed reaches to the
 * end.
 */
public final class Fences {
  private char mark;
  private int length;

  /** Whether the last line left us inside a block. */
  public boolean inside() {
    return length > 0;
  }

  /** Takes the next line; true where it is part of a block, the fences included. */
  public boolean take(CharSequence text, int start, int end) {
    int from = start;
    while (from < end && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
      from++;
    }
    int run = run(text, from, end);
    if (length > 0) {
      if (run >= length && text.charAt(from) == mark && isBlank(text, from + run, end)) {
        length = 0;
      }
      return true;
    }
    if (opens(text, from, end)) {
      mark = text.charAt(from);
      length = run;
      return true;
    }
    return false;
  }

  /** Whether a fence begins at an index, up to a line's end. */
  public static boolean opens(CharSequence text, int from, int end) {
    int run = run(text, from, end);
    if (run < 3) {
      return false;
    }
    if (text.charAt(from) == '`') {
      for (int i = from + run; i < end; i++) {
        if (text.charAt(i) == '`') {
          return false; // ```such``` is inline code
        }
      }
    }
    return true;
  }

  /** How many fence characters of one kind stand at an index. */
  public static int run(CharSequence text, int from, int end) {
    if (from >= end || text.charAt(from) != '`' && text.charAt(from) != '~') {
      return 0;
    }
    int to = from + 1;
    while (to < end && text.charAt(to) == text.charAt(from)) {
      to++;
    }
    return to - from;
  }

  /**
   * Writes code as a fenced block, without an end of line after it. The fence is longer than any
   * run of backticks in the code.
   */
  public static void write(String language, String code, StringBuilder out) {
    String fence = "`".repeat(Math.max(2, Backticks.longest(code)) + 1);
    out.append(fence).append(language).append('\n').append(code).append('\n').append(fence);
  }

  private static boolean isBlank(CharSequence text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
