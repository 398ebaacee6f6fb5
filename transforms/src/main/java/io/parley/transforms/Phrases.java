package io.parley.transforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A table of phrases, asked for at a place in a text: whatever the case, either apostrophe, and as
 * whole words where the script has such. A phrase with a {@code *} in it is two that stand on one
 * line, anything between them; one that ends so takes the rest of the line.
 *
 * <p>Its file has a phrase a line; lines with {@code #} before them are comments.
 */
public final class Phrases {
  private static final int KEYS = 1 << 12;

  /** A line is searched for the second half of a phrase as far as this. */
  private static final int MAX_GAP = 200;

  /** ASCII in lower case: what is asked at every character must not call. */
  private static final char[] LOWER = new char[0x80];

  static {
    for (char c = 0; c < LOWER.length; c++) {
      LOWER[c] = Character.toLowerCase(c);
    }
  }

  private final String[][] byKey = new String[KEYS][];

  /** Chosen phrases of which only the first character is fixed: any may follow. */
  private String[] open = {};

  private Phrases() {}

  /** Reads the table that stands beside a class. */
  public static Phrases load(Class<?> owner, String name) {
    Phrases phrases = new Phrases();
    Resources.lines(owner, name).forEach(line -> phrases.add(line.strip()));
    return phrases;
  }

  /** A table of phrases that somebody chose; none of them begins with a {@code *}. */
  public static Phrases of(Collection<String> lines) {
    Phrases phrases = new Phrases();
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      String phrase = folded(Texts.normalize(line));
      if (phrase.length() == 1 || phrase.startsWith("*", 1)) {
        open.add(phrase);
      } else {
        phrases.add(phrase);
      }
    }
    phrases.open = open.toArray(new String[0]);
    return phrases;
  }

  private void add(String line) {
    if (line.isEmpty()) {
      return;
    }
    String phrase = folded(line);
    int key = key(phrase, 0, phrase.length());
    String[] old = byKey[key] == null ? new String[0] : byKey[key];
    String[] more = Arrays.copyOf(old, old.length + 1);
    more[old.length] = phrase;
    byKey[key] = more;
  }

  private static String folded(String line) {
    StringBuilder folded = new StringBuilder(line.length());
    line.toLowerCase(Locale.ROOT).chars().forEach(c -> folded.append(fold((char) c)));
    return folded.toString();
  }

  /**
   * The end of the longest phrase that begins at an index; -1 where none does.
   *
   * @param end of the line
   */
  public int match(CharSequence text, int from, int end) {
    String[] candidates = from < end ? byKey[key(text, from, end)] : null;
    int longest = candidates == null ? -1 : longest(candidates, text, from, end);
    return open.length == 0 ? longest : Math.max(longest, longest(open, text, from, end));
  }

  private static int longest(String[] candidates, CharSequence text, int from, int end) {
    int longest = -1;
    for (String phrase : candidates) {
      longest = Math.max(longest, match(phrase, text, from, end));
    }
    return longest;
  }

  /** Whether a phrase stands anywhere in a part of the text, as whole words. */
  public boolean within(CharSequence text, int from, int end) {
    return find(text, from, end) >= 0;
  }

  /** Where the first phrase of a part of the text begins; -1 where there is none. */
  public int find(CharSequence text, int from, int end) {
    char next = from < end ? fold(text.charAt(from)) : ' ';
    for (int i = from; i < end; i++) {
      char first = next;
      next = i + 1 < end ? fold(text.charAt(i + 1)) : ' ';
      if ((byKey[key(first, next)] != null || open.length > 0)
          && (i == from || !joined(text, i))
          && match(text, i, end) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static int match(String phrase, CharSequence text, int from, int end) {
    int star = phrase.indexOf('*');
    if (star < 0) {
      int to = from + phrase.length();
      return at(phrase, 0, phrase.length(), text, from, end) && !(to < end && joined(text, to))
          ? to
          : -1;
    }
    if (!at(phrase, 0, star, text, from, end)) {
      return -1;
    }
    int size = phrase.length() - star - 1;
    if (size == 0) {
      return end;
    }
    int last = Math.min(end - size, from + star + MAX_GAP);
    for (int i = from + star; i <= last; i++) {
      if (at(phrase, star + 1, phrase.length(), text, i, end)) {
        return i + size;
      }
    }
    return -1;
  }

  private static boolean at(
      String phrase, int start, int stop, CharSequence text, int from, int end) {
    if (stop - start > end - from) {
      return false;
    }
    for (int i = start; i < stop; i++) {
      if (fold(text.charAt(from + i - start)) != phrase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether no word begins at an index, for one goes on there. */
  private static boolean joined(CharSequence text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(after)
        && !Texts.isCjk(before)
        && !Texts.isCjk(after);
  }

  private static int key(CharSequence text, int from, int end) {
    return key(fold(text.charAt(from)), from + 1 < end ? fold(text.charAt(from + 1)) : ' ');
  }

  private static int key(char first, char second) {
    return (first * 61 + second) & KEYS - 1;
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return LOWER[c];
    }
    if (Texts.isCjk(c)) {
      return c;
    }
    return c == '\u2019' ? '\'' : c == 0xA0 ? ' ' : Character.toLowerCase(c);
  }
}
