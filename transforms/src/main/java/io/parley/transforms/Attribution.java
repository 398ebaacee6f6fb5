package io.parley.transforms;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line that says who wrote the quote below it, such as {@code On 1 May 2024, Ann Lee wrote:}, in
 * the languages of {@code wrote.txt}.
 *
 * @param name of who is quoted; empty where the line has none that looks like one
 * @param sign what tells that it is one
 */
public record Attribution(String name, Sign sign) {
  /** From a person's line to what only a program writes. */
  public enum Sign {
    /** A name, and at most that it "wrote". */
    NAME,
    /** A date. */
    DATED,
    /** A date and a time, or an address. */
    TIMED
  }

  private static final Phrases WROTE = Phrases.load(Attribution.class, "wrote.txt");
  private static final Phrases OPENERS = Phrases.load(Attribution.class, "quote-openers.txt");

  /** What cleaning has put in place of a name. */
  public static final String NAME_TAG = "<NAME>";

  /** Longer lines are prose. */
  private static final int MAX_LINE = 300;

  /** A day and a year, at least. */
  private static final int DATE_DIGITS = 5;

  /** A time, too. */
  private static final int TIME_DIGITS = 8;

  private static final int MAX_NAME = 64;
  private static final int MAX_NAME_WORDS = 4;

  /** Words between a date and a name, or in place of a name. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "am",
          "pm",
          "gmt",
          "utc",
          "cet",
          "cest",
          "est",
          "edt",
          "pst",
          "pdt",
          "uhr",
          "um",
          "at",
          "he",
          "she",
          "they",
          "i",
          "we",
          "it",
          "who",
          "someone",
          "somebody",
          "you",
          "once",
          "on",
          "the",
          "a",
          "an",
          "h",
          "г",
          "by",
          "from",
          "time",
          "upon");

  /**
   * Reads a line.
   *
   * @return null where it is no attribution
   */
  public static Attribution of(CharSequence line) {
    int end = line.length();
    while (end > 0 && Texts.isSpace(line.charAt(end - 1))) {
      end--;
    }
    if (end == 0 || end > MAX_LINE || !isColon(line.charAt(end - 1))) {
      return null;
    }
    int digits = 0;
    boolean address = false;
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      address |= c == '@' || c == '<' && !NAME_TAG.contentEquals(tag(line, i, end));
    }
    Sign sign =
        digits >= TIME_DIGITS || address
            ? Sign.TIMED
            : digits >= DATE_DIGITS ? Sign.DATED : Sign.NAME;
    int verb = lastVerb(line, end - 1);
    String text = line.toString();
    if (verb < 0) {
      // Some mailers write a date, a name and an address only.
      if (address && digits > DATE_DIGITS && closes(text, end - 2)) {
        return new Attribution(name(text.substring(0, end - 1)), sign);
      }
      String alone = Texts.strip(text.substring(0, end - 1));
      return isName(alone) ? new Attribution(alone, Sign.NAME) : null;
    }
    String before = text.substring(0, verb);
    String after = text.substring(WROTE.match(text, verb, end), end - 1);
    String name = text.contains(NAME_TAG) ? NAME_TAG : name(before);
    if (name.isEmpty()) {
      name = name(after);
    }
    boolean says = sign != Sign.NAME || !name.isEmpty() && isOnlyName(before, after);
    // "Quoting the handbook:" is no person's
    boolean person = !before.isBlank() || sign == Sign.TIMED || isFullName(name) || isTag(name);
    return says && person ? new Attribution(name, sign) : null;
  }

  private static CharSequence tag(CharSequence line, int at, int end) {
    return line.subSequence(at, Math.min(end, at + NAME_TAG.length()));
  }

  /** Whether an address or a date ends at an index. */
  private static boolean closes(CharSequence text, int at) {
    return text.charAt(at) == '>' || text.charAt(at) == ']';
  }

  private static boolean isTag(String name) {
    return name.equals(NAME_TAG);
  }

  private static boolean isFullName(String name) {
    return name.indexOf(' ') > 0;
  }

  /** Whether a line may be the first of an attribution that is wrapped. */
  public static boolean opens(CharSequence line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '-') {
      start++;
    }
    boolean digit = false;
    for (int i = start; i < line.length() && !digit; i++) {
      digit = Character.isDigit(line.charAt(i));
    }
    return digit
        && line.length() <= MAX_LINE
        && start < line.length()
        && (OPENERS.match(line, start, line.length()) >= 0
            || Character.isDigit(line.charAt(start)));
  }

  /** Whether a line may be the last of an attribution. Asked first: it costs next to nothing. */
  public static boolean mayEnd(CharSequence text, int start, int end) {
    return end - start > 5
        && end - start <= MAX_LINE
        && isColon(text.charAt(end - 1))
        && (closes(text, end - 2) || WROTE.within(text, start, end));
  }

  /** Whether a part of a text says that somebody wrote something. */
  public static boolean saysWrote(CharSequence text, int start, int end) {
    return WROTE.within(text, start, end);
  }

  /** Either colon. */
  public static boolean isColon(char c) {
    return c == ':' || c == '\uFF1A';
  }

  private static int lastVerb(CharSequence line, int end) {
    int last = -1;
    for (int at = 0; at < end; ) {
      int found = WROTE.find(line, at, end);
      if (found < 0) {
        break;
      }
      last = found;
      at = WROTE.match(line, found, end);
    }
    return last;
  }

  /** Whether but for a few words there is only the name: "Ann Lee wrote:", not a sentence. */
  private static boolean isOnlyName(String before, String after) {
    return words(before) + words(after) <= MAX_NAME_WORDS + 1;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : (int) text.strip().chars().filter(c -> c == ' ').count() + 1;
  }

  /** What looks like a name at the end of a text, its date and address taken off. */
  private static String name(String text) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '(' || c == '[') {
        depth++;
      } else if (c == '>' || c == ')' || c == ']') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        out.append(c == '"' || c == '\u201c' || c == '\u201d' || c == '*' ? ' ' : c);
      }
    }
    int start = 0;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      boolean digit = Character.isDigit(c) && (i == 0 || !Character.isLetter(out.charAt(i - 1)));
      if (digit || c == ',' || c == '\uFF0C' || c == ':' || c == '\u3001') {
        boolean rest = !out.substring(i + 1).isBlank();
        start = rest || digit ? i + 1 : start;
      }
    }
    List<String> words =
        Arrays.stream(out.substring(start).strip().split("[ \t\u00a0]+"))
            .dropWhile(word -> NO_NAMES.contains(word.toLowerCase(Locale.ROOT).replace(".", "")))
            .toList();
    String name = Texts.strip(String.join(" ", words));
    while (!name.isEmpty() && ",;:\uFF0C-\"'".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name = Texts.strip(name.substring(0, name.length() - 1));
    }
    return isName(name) ? name : "";
  }

  /** Whether a text may be what somebody is called: a few words, all of them in capitals. */
  public static boolean isName(String text) {
    if (text.isEmpty() || text.length() > MAX_NAME || text.indexOf('@') >= 0) {
      return false;
    }
    String[] words = text.split(" ", -1);
    if (words.length > MAX_NAME_WORDS) {
      return false;
    }
    for (String word : words) {
      char first = word.isEmpty() ? ' ' : word.charAt(0);
      boolean handle = words.length == 1 && Character.isLetter(first);
      boolean particle =
          Set.of("de", "van", "der", "von", "da", "del", "la", "di", "den").contains(word);
      if (!handle && !particle && !Character.isUpperCase(first) && !Texts.isCjk(first)) {
        return false;
      }
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (!Character.isLetterOrDigit(c)
            && "._'-\u2019_".indexOf(c) < 0
            && Character.getType(c) != Character.NON_SPACING_MARK) {
          return false;
        }
      }
    }
    return !NO_NAMES.contains(text.toLowerCase(Locale.ROOT));
  }
}
