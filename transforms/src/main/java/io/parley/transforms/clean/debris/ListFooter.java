package io.parley.transforms.clean.debris;

import io.parley.transforms.Phrases;
import io.parley.transforms.clean.text.Chars;

/**
 * What mailing lists, groups and their hosts put below a message: from the rule, or the first line
 * that speaks of the list, to the end. Lines between such lines are advertisements. One line that
 * may be said of any list is none, unless there is a rule above it.
 */
final class ListFooter implements DebrisFinder {
  private static final Phrases CERTAIN = Phrases.load(ListFooter.class, "list-footers.txt");
  private static final Phrases WORDS = Phrases.load(ListFooter.class, "list-footer-words.txt");

  /** Lines of an advertisement between lines of a footer. */
  private static final int MAX_GAP = 6;

  /** Lines below the last one that speaks of a list. */
  private static final int MAX_BELOW = 3;

  private static final int MAX_LINES = 40;
  private static final int MAX_LINE = 160;
  private static final int MIN_RULE = 8;

  /** Points: a line that speaks of a list has one, a rule or a certain line makes it sure. */
  private static final int SURE = 2;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return below < MAX_BELOW && start > 0 && points(text, start, end) > 0;
  }

  @Override
  public void find(Lines post, Surroundings around) {
    int top = -1;
    int gap = 0;
    int points = 0;
    int i = post.previous(post.size());
    for (int n = 0;
        i >= 0 && n < MAX_LINES && post.isProse(i) && gap < (points == 0 ? MAX_BELOW : MAX_GAP);
        n++) {
      int said = points(post.text(), post.start(i), post.end(i));
      boolean rule =
          points > 0
              && (isRule(post, i)
                  || SignatureBlock.isDelimiter(post.text(), post.start(i), post.end(i)));
      points += rule ? 1 : said;
      gap++;
      if ((rule || said > 0) && points >= SURE) {
        top = i;
      }
      if (rule || said > 0) {
        gap = 0;
      }
      i = post.previous(i);
    }
    if (top >= 0) {
      post.drop(top, post.size());
    }
  }

  private static int points(String text, int from, int end) {
    if (end - from > MAX_LINE) {
      return 0;
    }
    int start = from;
    while (start < end && "-=_*~. ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (CERTAIN.match(text, start, end) >= 0) {
      return SURE;
    }
    if (!WORDS.within(text, start, end)) {
      return 0;
    }
    return isAddress(text, start, end) ? SURE : 1;
  }

  /** Whether there is nothing on a line but where to find the list. */
  private static boolean isAddress(String text, int start, int end) {
    return text.startsWith("http", start) && text.substring(start, end).indexOf(' ') < 0;
  }

  /** A line of one sign, or nearly. */
  static boolean isRule(Lines post, int i) {
    if (post.length(i) < MIN_RULE) {
      return false;
    }
    char mark = post.text().charAt(post.start(i));
    if (Chars.isAsciiAlnum(mark)) {
      return false;
    }
    int same = 0;
    for (int at = post.start(i); at < post.end(i); at++) {
      char c = post.text().charAt(at);
      same += c == mark ? 1 : 0;
      if (Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return same * 4 >= post.length(i) * 3;
  }
}
