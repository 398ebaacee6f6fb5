package io.parley.transforms.clean.markup;

import java.util.Locale;

/**
 * What stands in the parentheses of a link.
 *
 * @param address where it leads
 * @param title shown by a browser beside the pointer; empty where it has none
 * @param end the index behind the closing parenthesis
 */
record MarkdownTarget(String address, String title, int end) {
  /** CommonMark's limit, which keeps the search for the end linear. */
  private static final int MAX_NESTING = 32;

  /** Of the text whose opening parenthesis stands at {@code open}; null where it is no target. */
  static MarkdownTarget parse(String text, int open) {
    int start = skipSpace(text, open + 1);
    int end = start;
    int nesting = 0;
    while (end < text.length() && text.charAt(end) > ' ') {
      char c = text.charAt(end);
      if (c == '(' && ++nesting > MAX_NESTING) {
        return null;
      }
      if (c == ')' && --nesting < 0) {
        break;
      }
      end += c == '\\' && end + 1 < text.length() && text.charAt(end + 1) > ' ' ? 2 : 1;
    }
    int after = skipSpace(text, end);
    if (after >= text.length()) {
      return null;
    }
    boolean pointed = end > start + 1 && text.charAt(start) == '<' && text.charAt(end - 1) == '>';
    String address = pointed ? text.substring(start + 1, end - 1) : text.substring(start, end);
    if (text.charAt(after) == ')') {
      return new MarkdownTarget(address, "", after + 1);
    }
    char quote = text.charAt(after);
    if (after == end || quote != '"' && quote != '\'') {
      return null;
    }
    int close = text.indexOf(quote, after + 1);
    if (close < 0) {
      return null;
    }
    int last = skipSpace(text, close + 1);
    if (last >= text.length() || text.charAt(last) != ')') {
      return null;
    }
    return new MarkdownTarget(address, text.substring(after + 1, close), last + 1);
  }

  /** A reference's label, as labels are compared. */
  static String label(CharSequence text, int from, int to) {
    return text.subSequence(from, to).toString().toLowerCase(Locale.ROOT);
  }

  /** Reddit's old way to hide a text: {@code [who?](/s "the butler")}. */
  boolean isSpoiler() {
    return !title.isEmpty() && (address.startsWith("/s") || address.startsWith("#s"));
  }

  /** Whether an image is one of Reddit's own small pictures or moving ones. */
  boolean isEmote() {
    return address.startsWith("emote|") || address.startsWith("giphy|");
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\n')) {
      i++;
    }
    return i;
  }
}
