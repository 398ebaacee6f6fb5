package io.parley.transforms.filter.reply;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.Resources;
import io.parley.transforms.Texts;
import io.parley.transforms.ToolMarks;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Replies that end where they were cut: at a crawler's mark ("[…]", "Read more", "展开全文", or three
 * dots apart at the end of what has a preview's length), and in assistants' logs inside a block of
 * code or a sentence ({@link OpenEnd}). People leave out full stops, and blocks of code open; no
 * such thing counts where the source has no roles. The detail says which.
 */
final class Truncated implements Rule {
  /** By the last character, in lower case. */
  private static final Map<Character, List<String>> MARKS =
      Resources.lines(Truncated.class, "cut-marks.txt").stream()
          .collect(Collectors.groupingBy(mark -> mark.charAt(mark.length() - 1)));

  private static final String DOTS = "...";

  /**
   * Forums cut previews by width, at 400 for one of them, in which a Chinese character is two;
   * clean text may be shorter. In chats short lines end with dots apart too.
   */
  private static final int LEAST_WIDTH = 150;

  @Override
  public String key() {
    return ReplyKind.TRUNCATED.key();
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String text = evidence.turn(turn).text();
    if (ToolMarks.in(text)) {
      return Optional.empty(); // its marks are closed
    }
    int end = text.length();
    while (end > 0 && Texts.isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (isMarked(text, end)) {
      return Optional.of(new Cause(Reason.TRUNCATED, "mark"));
    }
    if (isPreview(text, evidence.turn(turn).posts().size() > 1, end)) {
      return Optional.of(new Cause(Reason.TRUNCATED, "dots"));
    }
    if (evidence.roles() && OpenEnd.inCode(text)) {
      return Optional.of(new Cause(Reason.TRUNCATED, "code"));
    }
    return evidence.roles() && OpenEnd.inSentence(text)
        ? Optional.of(new Cause(Reason.TRUNCATED, "sentence"))
        : Optional.empty();
  }

  /** Three dots or an ellipsis after a space, which whoever likes them would have used before. */
  private static boolean isPreview(String text, boolean posts, int end) {
    int dots =
        text.startsWith(DOTS, end - 3)
            ? end - 3
            : text.startsWith("\u2026", end - 1) ? end - 1 : -1;
    if (dots <= 0 || !Texts.isSpace(text.charAt(dots - 1))) {
      return false;
    }
    // of several posts the last has been cut, if any
    int start = posts ? text.lastIndexOf("\n\n", dots - 1) + 1 : 0;
    int first = text.indexOf(" " + DOTS);
    return isWide(text, start, dots) && (first < 0 || first >= dots - 1);
  }

  private static boolean isWide(String text, int start, int end) {
    int width = 0;
    for (int i = start; i < end && width < LEAST_WIDTH; i++) {
      width += Texts.isCjk(text.charAt(i)) ? 2 : 1;
    }
    return width >= LEAST_WIDTH;
  }

  /**
   * A mark of the table, alone on its line or behind dots or a bracket: not "you should read more".
   */
  private static boolean isMarked(String text, int end) {
    int last = end;
    while (last > 0 && " .>\u00bb\u203a\u2192])\u3011\u2026".indexOf(text.charAt(last - 1)) >= 0) {
      last--;
    }
    if (isDotsInBrackets(text, last, end)) {
      return true;
    }
    char ends = last == 0 ? ' ' : Character.toLowerCase(text.charAt(last - 1));
    for (String mark : MARKS.getOrDefault(ends, List.of())) {
      int start = last - mark.length();
      if (text.regionMatches(true, start, mark, 0, mark.length()) && standsApart(text, start)) {
        return true;
      }
    }
    return false;
  }

  /** A space before them, for code indexes with dots as well. */
  private static boolean isDotsInBrackets(String text, int inside, int end) {
    return end - inside > 1
        && inside > 1
        && text.charAt(end - 1) == ']'
        && text.charAt(inside - 1) == '['
        && Texts.isSpace(text.charAt(inside - 2));
  }

  private static boolean standsApart(String text, int start) {
    int before = start - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\u00a0')) {
      before--;
    }
    return before >= 0
        && ("\n\u2026[(\u3010\u00bb".indexOf(text.charAt(before)) >= 0
            || text.startsWith("..", before - 1));
  }
}
