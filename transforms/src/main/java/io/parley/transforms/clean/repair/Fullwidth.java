package io.parley.transforms.clean.repair;

import io.parley.transforms.clean.text.Chars;

/**
 * Narrows the fullwidth forms of ASCII that Chinese and Japanese input methods type: {@code Ａ１}
 * becomes {@code A1}. Letters, digits and signs always; the punctuation that such text has of its
 * own ({@code ，：；！？（）}) and the ideographic space only where no Han, kana or Hangul stands next to
 * it. Linear, idempotent.
 */
public final class Fullwidth {
  private static final char FIRST = 0xFF01;
  private static final char LAST = 0xFF5E;
  private static final char SPACE = 0x3000;
  private static final String PUNCTUATION = "！（），：；？．～" + SPACE;

  private Fullwidth() {}

  public static String narrow(String text) {
    int first = 0;
    while (first < text.length() && !isWide(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    boolean eastAsian = false; // the last character that is no punctuation
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (PUNCTUATION.indexOf(c) < 0) {
        eastAsian = Chars.isCjk(c);
        if (isWide(c)) {
          out.setCharAt(i, narrow(c));
        }
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && PUNCTUATION.indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      boolean next = end < text.length() && Chars.isCjk(text.charAt(end));
      for (; i < end; i++) {
        if (!eastAsian && !next) {
          out.setCharAt(i, narrow(text.charAt(i)));
        }
      }
    }
    return out.toString();
  }

  private static boolean isWide(char c) {
    return c >= FIRST && c <= LAST || c == SPACE;
  }

  private static char narrow(char c) {
    return c == SPACE ? ' ' : (char) (c - FIRST + '!');
  }
}
