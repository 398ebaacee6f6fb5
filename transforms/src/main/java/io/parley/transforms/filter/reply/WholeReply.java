package io.parley.transforms.filter.reply;

import io.parley.transforms.Texts;
import java.util.function.Predicate;

/**
 * A short reply without what people vary: case, punctuation, spaces, emoji and names as cleaning
 * tags them go, a letter held down is one or two, and what is said several times may be said once:
 * "Thanks!!!", "thanksss :)" and "THANKS THANKS" are "thanks", "哈哈哈" is "哈".
 */
final class WholeReply {
  /** Longer replies are no set phrase. */
  private static final int MOST = 64;

  private WholeReply() {}

  /**
   * Whether a reply is one of a list's entries, as it may be read: letters written three times or
   * more as two, or as one; and either said once, where all of it is said several times.
   *
   * @param entries asked with {@link #entry} of what they have
   */
  static boolean isOneOf(String text, Predicate<String> entries) {
    if (text.length() > MOST) {
      return false;
    }
    String letters = letters(text);
    if (letters.isEmpty()) {
      return false;
    }
    String twice = held(letters, 2);
    if (isOneOfThese(twice, entries)) {
      return true;
    }
    String single = held(letters, 1);
    return !single.equals(twice) && isOneOfThese(single, entries);
  }

  private static boolean isOneOfThese(String reading, Predicate<String> entries) {
    String once = once(reading);
    return entries.test(reading) || !once.equals(reading) && entries.test(once);
  }

  /** A line of a list, as the first reading of a reply would have it. */
  static String entry(String line) {
    return held(letters(line), 2);
  }

  /** Letters and digits in lower case, and the plus of "+1". */
  private static String letters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c >= 'a' && c <= 'z') {
        out.append((char) c);
        i = next;
        continue;
      }
      if (c == '<' && tagEnd(text, i) > 0) {
        next = tagEnd(text, i);
      } else if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK && isSpoken(c)
          || c == '+' && next < text.length() && Character.isDigit(text.charAt(next))) {
        out.appendCodePoint(Character.toLowerCase(c));
      }
      i = next;
    }
    return out.toString();
  }

  /** Emoji have variation selectors, which are marks too. */
  private static boolean isSpoken(int mark) {
    return mark < 0xFE00 || mark > 0xFE0F;
  }

  /** Where a tag such as {@code <NAME>} that begins at an index ends; -1 where none does. */
  private static int tagEnd(String text, int at) {
    int i = at + 1;
    while (i < text.length()
        && (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z' || text.charAt(i) == '_')) {
      i++;
    }
    return i > at + 1 && i < text.length() && text.charAt(i) == '>' ? i + 1 : -1;
  }

  /**
   * A letter that stands three times or more in a row is there so often; a Han or kana character
   * that stands twice is there once. Digits are as they are: 11 is not 1.
   */
  private static String held(String letters, int most) {
    boolean runs = false;
    for (int i = 1; i < letters.length() && !runs; i++) {
      runs = letters.charAt(i) == letters.charAt(i - 1);
    }
    if (!runs) {
      return letters;
    }
    StringBuilder out = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); ) {
      char c = letters.charAt(i);
      int end = i + 1;
      while (end < letters.length() && letters.charAt(end) == c) {
        end++;
      }
      int times = end - i;
      int kept = Character.isDigit(c) ? times : Texts.isCjk(c) ? 1 : times > 2 ? most : times;
      for (int k = 0; k < kept; k++) {
        out.append(c);
      }
      i = end;
    }
    return out.toString();
  }

  /** What is said several times, at the end perhaps in part: "lol" of "lololol". */
  private static String once(String text) {
    boolean digits = true;
    for (int size = 1; size <= text.length() / 2; size++) {
      digits &= Character.isDigit(text.charAt(size - 1));
      if (!digits && text.regionMatches(0, text, size, text.length() - size)) {
        return text.substring(0, size + text.length() % size);
      }
    }
    return text;
  }
}
