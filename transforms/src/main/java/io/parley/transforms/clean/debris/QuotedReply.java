package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Attribution.Sign;
import java.util.Locale;
import java.util.Set;

/**
 * Quotes of the posts above and the lines that say whose they are.
 *
 * <p>A quote goes where it repeats the thread, or where an attribution stands above it in the post
 * that only a reply has: one with a date or an address, one that names somebody of the thread, one
 * that opens the post, or one above quotes in quotes or above all that is left. Answers between
 * such quotes stay, in order. Any other quote stays: it is of an article, and part of what is said.
 */
final class QuotedReply implements DebrisFinder {
  /** Mailers wrap long quoted lines, and what runs over has no mark. */
  private static final int MAX_OVERFLOW = 25;

  private static final int MIN_WRAPPED = 55;
  private static final int MAX_WRAPS = 3;

  /** A name and a verb. */
  private static final int MAX_NAMED = 60;

  private static final int MAX_ELISION = 12;
  private static final Set<String> ELISIONS = Set.of("", "snip", "snipped", "cut", "schnipp");

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return QuoteMarks.end(text, start, end) > start
        || QuoteMarks.isBarred(text, start, end)
        || Attribution.mayEnd(text, start, end);
  }

  @Override
  public void find(Lines post, Surroundings around) {
    boolean attributed = false;
    boolean first = true;
    for (int i = post.next(0); i < post.size(); i = post.next(i)) {
      if (!post.isProse(i)) {
        first = false;
        i++;
        continue;
      }
      int end = quoteEnd(post, i);
      if (end > i) {
        boolean named = isNamed(post, i, around);
        attributed |= named || ForwardedHeaders.begins(words(post, i, end));
        boolean session = !named && post.text().startsWith(">>> ", post.start(i)); // Python's
        if (attributed && !session || around.isReply() && around.repeats(words(post, i, end))) {
          post.drop(i, end);
        }
        i = end;
      } else if (QuoteMarks.isBarred(post.text(), post.start(i), post.end(i))) {
        i = barred(post, i, around);
      } else {
        int below = attribution(post, i, first, around);
        attributed |= below > i;
        i = Math.max(below, i + 1);
      }
      first = false;
    }
    if (attributed) {
      dropElision(post, post.next(0));
      dropElision(post, post.previous(post.size()));
    }
  }

  /** Whether a quote opens with a line that says whose it is, as {@code >>> Ann Lee wrote}. */
  private static boolean isNamed(Lines post, int i, Surroundings around) {
    String text = post.text();
    int start = QuoteMarks.end(text, post.start(i), post.end(i));
    if (post.end(i) - start > MAX_NAMED
        || post.next(i + 1) == post.size()
        || !isQuoted(post, post.next(i + 1))
        || !Attribution.saysWrote(text, start, post.end(i))) {
      return false;
    }
    String line = text.substring(start, post.end(i));
    Attribution by = Attribution.of(line.endsWith(":") ? line : line + ":");
    if (by == null || by.name().indexOf(' ') < 0 && !around.isKnown(by.name())) {
      return false;
    }
    around.name(by.name());
    return true;
  }

  /** Drops lines behind bars that repeat the thread, or a mail with its headers. */
  private static int barred(Lines post, int at, Surroundings around) {
    StringBuilder words = new StringBuilder();
    int end = at;
    int lines = 0;
    for (int i = at; i < post.size() && isBarred(post, i); i = post.next(i + 1)) {
      words.append(post.text(), post.start(i) + 1, post.end(i)).append('\n');
      end = i + 1;
      lines++;
    }
    String quote = words.toString();
    boolean mail = lines > 1 && ForwardedHeaders.begins(quote.stripLeading());
    if (mail) {
      around.name(ForwardedHeaders.sender(quote));
    }
    if (mail || lines > 1 && around.isReply() && around.repeats(quote)) {
      post.drop(at, end);
    }
    return Math.max(end, at + 1);
  }

  private static boolean isBarred(Lines post, int i) {
    return post.isProse(i) && QuoteMarks.isBarred(post.text(), post.start(i), post.end(i));
  }

  private static void dropElision(Lines post, int i) {
    if (i >= 0 && i < post.size() && post.isProse(i) && isElision(post, i)) {
      post.drop(i, i + 1);
    }
  }

  /** What says that a quote was cut. */
  private static boolean isElision(Lines post, int i) {
    if (post.length(i) > MAX_ELISION) {
      return false;
    }
    StringBuilder words = new StringBuilder();
    for (int at = post.start(i); at < post.end(i); at++) {
      char c = post.text().charAt(at);
      if ("[]<>(). \u2026-".indexOf(c) < 0) {
        words.append(c);
      }
    }
    return ELISIONS.contains(words.toString().toLowerCase(Locale.ROOT));
  }

  /** Drops the attribution that begins at a line; gives the line below, or the same where none. */
  private static int attribution(Lines post, int at, boolean first, Surroundings around) {
    for (int last = at; last < at + MAX_WRAPS && last < post.size() && post.isProse(last); last++) {
      if (!Attribution.isColon(post.text().charAt(post.end(last) - 1))) {
        continue;
      }
      String line = joined(post, at, last);
      boolean whole = last == at || Attribution.opens(line);
      Attribution by = whole ? Attribution.of(line) : null;
      int below = by == null ? at : end(post, at, last + 1, by, first, around);
      if (below > at) {
        around.name(by.name());
        post.drop(at, below);
      }
      return below;
    }
    return at;
  }

  /** Where the lines end that go with an attribution; its own line where it is none. */
  private static int end(
      Lines post, int at, int below, Attribution by, boolean first, Surroundings around) {
    int next = post.next(below);
    if (next < post.size() && isElision(post, next)) {
      next = post.next(next + 1);
    }
    boolean sure = by.sign() != Sign.NAME || around.isKnown(by.name());
    if (next == post.size()) {
      return sure ? next : at; // the quote has gone before
    }
    int quoted = quoteEnd(post, next);
    int end = quoted > next || !sure ? quoted : unusualEnd(post, next);
    if (end == next) {
      boolean reply = around.isReply() && by.sign() != Sign.NAME;
      return by.sign() == Sign.TIMED && !first ? post.size() : reply ? below : at;
    }
    boolean honoured =
        sure
            || first
            || post.next(end) == post.size()
            || isNested(post, next, end)
            || around.isReply() && around.repeats(words(post, next, end));
    return !honoured ? at : quoted > next ? next : end;
  }

  /** Whether a quote holds another one, as those of articles do not. */
  private static boolean isNested(Lines post, int from, int to) {
    for (int i = from; i < to; i++) {
      int words = QuoteMarks.end(post.text(), post.start(i), post.end(i));
      if (post.text().substring(post.start(i), words).chars().filter(c -> c == '>').count() > 1) {
        return true;
      }
    }
    return false;
  }

  private static String joined(Lines post, int at, int last) {
    StringBuilder line = new StringBuilder(post.line(at));
    for (int i = at + 1; i <= last; i++) {
      line.append(' ').append(post.line(i));
    }
    return line.toString();
  }

  /** Where the quote that begins at a line ends; the same line where none begins. */
  private static int quoteEnd(Lines post, int at) {
    int end = at;
    for (int i = at; i < post.size(); i++) {
      if (isQuoted(post, i)) {
        end = i + 1;
      } else if (post.stands(i) && !overflows(post, i)) {
        break;
      }
    }
    return end;
  }

  private static boolean isQuoted(Lines post, int i) {
    return post.isProse(i)
        && QuoteMarks.end(post.text(), post.start(i), post.end(i)) > post.start(i);
  }

  private static boolean overflows(Lines post, int i) {
    return i > 0
        && i + 1 < post.size()
        && post.length(i) <= MAX_OVERFLOW
        && isQuoted(post, i - 1)
        && isQuoted(post, i + 1)
        && post.length(i - 1) >= MIN_WRAPPED;
  }

  private static int unusualEnd(Lines post, int at) {
    String mark = QuoteMarks.unusual(post.text(), post.start(at), post.end(at));
    if (mark.isEmpty()) {
      return at;
    }
    int end = at;
    for (int i = at; i < post.size(); i++) {
      if (post.stands(i) && !post.text().startsWith(mark, post.start(i))) {
        break;
      }
      end = post.stands(i) ? i + 1 : end;
    }
    return end;
  }

  /** What is quoted. */
  private static String words(Lines post, int from, int to) {
    StringBuilder quote = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (post.stands(i)) {
        int start = QuoteMarks.end(post.text(), post.start(i), post.end(i));
        if (!Attribution.mayEnd(post.text(), start, post.end(i))) {
          quote.append(post.text(), start, post.end(i));
        }
      }
      quote.append('\n');
    }
    return quote.toString();
  }
}
