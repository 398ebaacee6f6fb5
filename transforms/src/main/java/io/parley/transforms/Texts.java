package io.parley.transforms;

import java.util.Locale;

/** Questions about text, and small changes of it, that several stages have. */
public final class Texts {
  private Texts() {}

  public static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** Han, kana and Hangul: scripts in which a word has no boundary around it. */
  public static boolean isCjk(char c) {
    return c >= 0x3041 && c <= 0x30FF // kana
        || c >= 0x3400 && c <= 0x9FFF // Han
        || c >= 0xAC00 && c <= 0xD7A3 // Hangul: particles follow a name without a space
        || c >= 0xF900 && c <= 0xFAFF
        || c == 0x3005
        || c == 0x3007;
  }

  public static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Decodes the three references that APIs, Reddit's and Slack's, escape text with; once. */
  public static String unescapeApi(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Lower case, with one space for every run of white space and none around the text. */
  public static String normalize(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSpace(c)) {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    int length = out.length();
    if (length > 0 && out.charAt(length - 1) == ' ') {
      out.setLength(length - 1);
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
