package io.parley.transforms.clean.privacy;

import io.parley.transforms.ToolMarks;

/**
 * Puts tags in quotes that stand for numbers in the JSON of tools, which else were JSON no more:
 * <code>{"phone": &lt;PHONE&gt;}</code>. Outside its texts JSON has no other use for {@code <}.
 */
public final class BareTags {
  private BareTags() {}

  /** The text with the tags in quotes; itself where it has no such. */
  public static String quote(String text) {
    if (!ToolMarks.in(text)) {
      return text;
    }
    StringBuilder out = null;
    int copied = 0;
    for (int at = opening(text, 0); at < text.length(); ) {
      int lineEnd = text.indexOf("\n</tool_", at);
      int end = lineEnd < 0 ? text.length() : lineEnd;
      boolean string = false;
      for (int i = at; i < end; i++) {
        char c = text.charAt(i);
        if (c == '\\' && string) {
          i++;
        } else if (c == '"') {
          string = !string;
        } else if (c == '<' && !string) {
          int close = tagEnd(text, i, end);
          if (close > 0) {
            out = out == null ? new StringBuilder(text.length() + 16) : out;
            out.append(text, copied, i).append('"').append(text, i, close).append('"');
            copied = close;
            i = close - 1;
          }
        }
      }
      at = opening(text, end);
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** Where the next JSON of a call or a result begins. */
  private static int opening(String text, int from) {
    for (int at = text.indexOf("<tool_", from); at >= 0; at = text.indexOf("<tool_", at + 1)) {
      for (String mark : new String[] {ToolMarks.CALL, ToolMarks.RESPONSE}) {
        int body = at + mark.length() + 1;
        if (text.startsWith(mark, at)
            && body < text.length()
            && "{[".indexOf(text.charAt(body)) >= 0) {
          return body;
        }
      }
    }
    return text.length();
  }

  /** After a tag such as {@code <PHONE>}; 0 where there is none. */
  private static int tagEnd(String text, int at, int end) {
    int i = at + 1;
    while (i < end && (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z' || text.charAt(i) == '_')) {
      i++;
    }
    return i > at + 1 && i < end && text.charAt(i) == '>' ? i + 1 : 0;
  }
}
