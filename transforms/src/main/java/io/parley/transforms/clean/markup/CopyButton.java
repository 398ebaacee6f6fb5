package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;

/**
 * Removes what is left of the bar above a code block where a chat was copied from its page: a line
 * {@code Copy code}, the language's name in the line before it or in front of it.
 */
public final class CopyButton {
  private static final String[] LABELS = {"Copy code", "复制代码", "複製程式碼"};
  private static final int LONGEST_NAME = 12;

  private CopyButton() {}

  /** Takes text with {@code \n} line ends; without such a line it is returned as it is. */
  public static String remove(String text) {
    for (String label : LABELS) {
      if (text.contains(label)) {
        return removeLines(text, label);
      }
    }
    return text;
  }

  private static String removeLines(String text, String label) {
    StringBuilder out = new StringBuilder(text.length());
    int last = -1; // where the last line begins in out, if it is a single word
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      String line = text.substring(start, end).strip();
      boolean button = line.endsWith(label) && isName(line, line.length() - label.length());
      if (button) {
        if (last >= 0 && line.length() == label.length()) {
          out.setLength(last);
        }
        last = -1;
      } else {
        last = !line.isEmpty() && isName(line, line.length()) ? out.length() : -1;
        out.append(text, start, Math.min(end + 1, text.length()));
      }
      start = end + 1;
    }
    return out.toString();
  }

  /** Whether a line begins with a word of a length, such as those that name languages. */
  private static boolean isName(String line, int length) {
    if (length > LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = line.charAt(i);
      if (!(c >= 'a' && c <= 'z' || Chars.isDigit(c) || c == '+' || c == '#' || c == '-')) {
        return false;
      }
    }
    return true;
  }
}
