package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;
import java.util.Set;

/** Whether somebody is addressed or spoken of by the word at some place, whatever it means else. */
final class Address {
  private static final int LONGEST_WORD = 12;

  /** A name follows. */
  private static final Set<String> GREETINGS =
      Set.of(
          ("hi hello hey hallo hola dear thanks thank thanx thx tks ty cheers greetings welcome"
                  + " goodbye bye sorry congrats congratulations merci danke gracias regards rgds best love"
                  + " sincerely yours")
              .split(" "));

  /** A name may follow, if what follows is no word. */
  private static final Set<String> ANSWERS =
      Set.of("ok okay yes yeah yep no nope well right agreed true sure lol oh ah yo".split(" "));

  /** Fields of mail that is quoted: who it is from follows. */
  private static final Set<String> FIELDS = Set.of("from:", "to:", "cc:", "von:", "an:", "de:");

  /** What people do who are spoken of. */
  private static final Set<String> DOINGS =
      Set.of("said says wrote writes asked asks replied posted mentioned suggested".split(" "));

  private Address() {}

  /**
   * @param word whether it is an ordinary word: then a comma proves nothing
   */
  static boolean is(Scan scan, int start, int end, boolean word) {
    char before = scan.at(start - 1);
    if (before == '@') {
      return !scan.inCode(start);
    }
    char after = scan.at(end);
    boolean opens = before == '\n';
    if (opens && isMark(after) || !word && opens && (after == ',' || after == '，')) {
      return !scan.inCode(start);
    }
    if (after == '\n' && signs(scan, start) && (!word || Character.isUpperCase(scan.at(start)))) {
      return !scan.inCode(start);
    }
    boolean ends = after == '\n' || ".!?,:;)".indexOf(after) >= 0;
    String previous = wordBefore(scan, start);
    boolean greeted =
        GREETINGS.contains(previous) && (!word || ends)
            || FIELDS.contains(previous)
            || !word && ends && ANSWERS.contains(previous)
            || !word && after == '\n' && before == ' ' && scan.at(start - 2) == ','
            || !word && after == ' ' && DOINGS.contains(wordAfter(scan, end));
    return greeted && !scan.inCode(start);
  }

  /** Whether only dashes and spaces stand in front of a word in its line. */
  private static boolean signs(Scan scan, int start) {
    int i = start - 1;
    while (start - i <= LONGEST_WORD && "-–—~ ".indexOf(scan.at(i)) >= 0) {
      i--;
    }
    return scan.at(i) == '\n';
  }

  private static boolean isMark(char c) {
    return c == ':' || c == '：';
  }

  /** In lower case; empty where something else stands there. */
  private static String wordBefore(Scan scan, int at) {
    int end = scan.at(at - 1) == ' ' ? at - 1 : at;
    if (end == at) {
      return "";
    }
    if (scan.at(end - 1) == ',') {
      end--;
    }
    int start = scan.at(end - 1) == ':' ? end - 1 : end;
    while (end - start <= LONGEST_WORD * 2 && Chars.isAsciiLetter(scan.at(start - 1))) {
      start--;
    }
    return scan.text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static String wordAfter(Scan scan, int space) {
    int end = space + 1;
    while (end - space <= LONGEST_WORD && Chars.isAsciiLetter(scan.at(end))) {
      end++;
    }
    return scan.text.substring(space + 1, end).toLowerCase(Locale.ROOT);
  }
}
