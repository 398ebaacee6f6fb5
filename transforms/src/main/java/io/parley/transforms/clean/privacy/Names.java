package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names of a thread's own people where they recur in its texts, as whole words.
 *
 * <ul>
 *   <li>Names that cannot be anything else (with digits or underscores, or 8 characters and more)
 *       are found in any case, others as they are written.
 *   <li>Names of one or two characters and common words are found only where someone is addressed:
 *       {@code @name}, or {@code name:} at the start of a line.
 *   <li>Names in Chinese, Japanese and Korean letters need no word boundary, but two characters.
 * </ul>
 */
public final class Names {
  private static final String TAG = Redactor.tag(PiiKind.NAME);
  private static final int MAX_LENGTH = 64;

  /** From here on a name is rarely a word of the language. */
  private static final int DISTINCTIVE_LENGTH = 8;

  /** What sources put where they have no name. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "[deleted]",
          "[removed]",
          "deleted",
          "automoderator",
          "anonymous",
          "user",
          "assistant",
          "system",
          "human",
          "gpt",
          "chatgpt",
          "bot",
          "prompter",
          "unknown",
          "guest",
          "admin");

  private static final String[] TAGS = tags();
  private static final char[] LOWER = lower();

  private final Map<Integer, List<Name>> byKey = new HashMap<>();
  private final long[] keyBits = new long[4]; // most words have no name's key: asked first

  private record Name(String text, boolean anyCase, boolean weak) {}

  private Names() {}

  /** Of a thread; empty strings are skipped. */
  public static Names of(Collection<String> authors) {
    Names names = new Names();
    for (String author : authors) {
      String core = core(author);
      if (!core.isEmpty()
          && core.length() <= MAX_LENGTH
          && !PLACEHOLDERS.contains(author.toLowerCase(Locale.ROOT))
          && !PLACEHOLDERS.contains(core.toLowerCase(Locale.ROOT))) {
        names.add(name(core));
      }
    }
    return names;
  }

  /** The text with the names replaced; the same object where none occurs. */
  public String redact(String text) {
    if (byKey.isEmpty()) {
      return text;
    }
    StringBuilder out = null;
    int done = 0;
    Scan scan = new Scan(text);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int end = c == '<' ? endOfTag(text, i) : -1;
      if (end > 0) {
        i = end;
        continue;
      }
      boolean cjk = Chars.isCjk(c);
      if (!cjk && !Chars.isWord(c)) {
        i++;
        continue;
      }
      int token = tokenEnd(text, i);
      end = match(scan, i, token);
      if (end < 0) {
        i = cjk ? i + 1 : token;
        continue;
      }
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, done, i).append(TAG);
      i = end;
      done = end;
    }
    return out == null ? text : out.append(text, done, text.length()).toString();
  }

  /** The end of the longest name at an index where a word begins; -1 where there is none. */
  private int match(Scan scan, int at, int token) {
    int key = key(scan.text, at, token);
    if ((keyBits[key >>> 6 & 3] & 1L << (key & 63)) == 0) {
      return -1;
    }
    int longest = -1;
    for (Name name : byKey.getOrDefault(key, List.of())) {
      int end = at + name.text.length();
      if (end > longest
          && scan.text.regionMatches(name.anyCase, at, name.text, 0, name.text.length())
          && endsName(scan.text, end)
          && (!name.weak || isAddressed(scan, at, end))) {
        longest = end;
      }
    }
    return longest;
  }

  private static boolean endsName(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    char after = text.charAt(end);
    return !Chars.extendsCluster(after)
        && (Chars.isCjk(text.charAt(end - 1)) || !Chars.isWord(after));
  }

  private static boolean isAddressed(Scan scan, int start, int end) {
    if (scan.inCode(start)) {
      return false;
    }
    char after = scan.at(end);
    return scan.at(start - 1) == '@'
        || scan.at(start - 1) == '\n' && (after == ':' || after == '：');
  }

  private void add(Name name) {
    int key = key(name.text, 0, tokenEnd(name.text, 0));
    byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(name);
    keyBits[key >>> 6 & 3] |= 1L << (key & 63);
  }

  private static Name name(String core) {
    boolean cjk = Chars.isCjk(core.charAt(0));
    int length = core.codePointCount(0, core.length());
    boolean lower = core.chars().allMatch(c -> c >= 'a' && c <= 'z');
    boolean digits = core.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean marked = core.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '_');
    boolean weak =
        cjk
            ? length < 2 || CommonWords.contain(core)
            : length < 3
                || lower && length < 4
                || digits && length < 6
                || CommonWords.contain(core);
    return new Name(core, !weak && (marked || length >= DISTINCTIVE_LENGTH), weak);
  }

  /** The name without signs around it, as it could be looked up. */
  private static String core(String author) {
    String name = TextRepair.repair(author);
    int start = name.startsWith("u/") ? 2 : name.startsWith("/u/") ? 3 : 0;
    int end = name.length();
    while (start < end && !isNamed(name.charAt(start))) {
      start++;
    }
    while (end > start && !isNamed(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(start, end);
  }

  private static boolean isNamed(char c) {
    return Chars.isCjk(c) || Character.isLetterOrDigit(c) || c == '_';
  }

  /** The end of the word at an index; of CJK, two characters at most. */
  private static int tokenEnd(String text, int from) {
    int end = from;
    if (Chars.isCjk(text.charAt(from))) {
      return Math.min(text.length(), from + 2);
    }
    while (end < text.length() && Chars.isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** A hash that is blind to case. */
  private static int key(String text, int from, int to) {
    int key = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      // Both ways, as String.regionMatches compares.
      key = key * 31 + (c < 0x80 ? LOWER[c] : Character.toLowerCase(Character.toUpperCase(c)));
    }
    return key ^ key >>> 15;
  }

  private static char[] lower() {
    char[] lower = new char[0x80];
    for (char c = 0; c < lower.length; c++) {
      lower[c] = Character.toLowerCase(c);
    }
    return lower;
  }

  private static int endOfTag(String text, int at) {
    for (String tag : TAGS) {
      if (text.startsWith(tag, at)) {
        return at + tag.length();
      }
    }
    return -1;
  }

  private static String[] tags() {
    PiiKind[] kinds = PiiKind.values();
    String[] tags = new String[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      tags[i] = Redactor.tag(kinds[i]);
    }
    return tags;
  }
}
