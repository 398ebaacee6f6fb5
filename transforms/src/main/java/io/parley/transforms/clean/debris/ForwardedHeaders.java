package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Phrases;
import io.parley.transforms.clean.text.Chars;

/**
 * What some mailers put below a reply: {@code -----Original Message-----}, the headers of the
 * message that is answered, and all of it. Below other text everything from there on goes; at the
 * top of a post, where it is what is sent, only the headers do.
 */
final class ForwardedHeaders implements DebrisFinder {
  private static final Phrases HEADERS = Phrases.load(ForwardedHeaders.class, "mail-headers.txt");
  private static final Phrases DIVIDERS = Phrases.load(ForwardedHeaders.class, "mail-dividers.txt");
  private static final Phrases FORWARDS = Phrases.load(ForwardedHeaders.class, "forwarded.txt");

  /** A sender, a date and a subject, at least. */
  private static final int MIN_HEADERS = 3;

  private static final int MAX_HEADERS = 12;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return isDivider(text, start, end, FORWARDS)
        || isDivider(text, start, end, DIVIDERS)
        || colon(text, start, end) >= 0;
  }

  @Override
  public void find(Lines post, Surroundings around) {
    boolean above = false;
    for (int i = post.next(0); i < post.size(); i = post.next(i + 1)) {
      if (!post.isProse(i)) {
        above = true;
        continue;
      }
      boolean forward = isDivider(post.text(), post.start(i), post.end(i), FORWARDS);
      boolean divider = forward || isDivider(post.text(), post.start(i), post.end(i), DIVIDERS);
      int first = divider ? post.next(i + 1) : i;
      int end = headersEnd(post, first, around);
      if (end > first || divider && (forward || i + 1 < post.size())) {
        boolean whole = above && !forward;
        post.drop(i, whole ? post.size() : Math.max(end, i + 1));
        if (whole) {
          return;
        }
      }
      above |= post.stands(i);
    }
  }

  /** Whether a quote begins as a message does that a mailer quotes as a whole. */
  static boolean begins(String quote) {
    int end = Chars.lineEnd(quote, 0);
    if (colon(quote, 0, end) < 0) {
      return isDivider(quote, 0, end, DIVIDERS);
    }
    int second = Math.min(quote.length(), end + 1);
    while (second < quote.length() && quote.charAt(second) == ' ') {
      second++;
    }
    return indexOfAny(quote.substring(0, end)) > 0
        || second < quote.length() && colon(quote, second, Chars.lineEnd(quote, second)) > 0;
  }

  /** A phrase between dashes, or one that needs none. */
  private static boolean isDivider(String text, int from, int end, Phrases phrases) {
    int start = from;
    while (start < end && "-_ ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start > from && phrases.match(text, start, end) >= 0;
  }

  private static int headersEnd(Lines post, int first, Surroundings around) {
    int headers = 0;
    int i = first;
    for (; i < post.size() && headers < MAX_HEADERS && post.stands(i); i++) {
      int name = colon(post, i);
      if (name < 0 && headers == 0) {
        return first;
      }
      if (name < 0 && (headers >= MIN_HEADERS || post.length(i) < 40)) {
        break;
      }
      headers += name >= 0 ? 1 : 0;
    }
    if (headers < MIN_HEADERS) {
      return first;
    }
    around.name(name(post.line(first)));
    return i;
  }

  /** Who sent what is quoted with its headers; empty where none of the first lines says that. */
  static String sender(String quote) {
    return quote
        .lines()
        .limit(MAX_HEADERS)
        .map(String::strip)
        .filter(line -> colon(line, 0, line.length()) > 0 && indexOfAny(line) > 0)
        .map(ForwardedHeaders::name)
        .findFirst()
        .orElse("");
  }

  /** The name in the value of a header; empty where there is none. */
  private static String name(String header) {
    String sender = header.substring(colon(header, 0, header.length()) + 1).strip();
    int address = indexOfAny(sender);
    sender = (address < 0 ? sender : sender.substring(0, address)).replace("\"", "").strip();
    return Attribution.isName(sender) ? sender : "";
  }

  private static int indexOfAny(String sender) {
    for (int i = 0; i < sender.length(); i++) {
      if ("<[(".indexOf(sender.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Where the colon of a header stands; -1 where a line is none. */
  private static int colon(Lines post, int i) {
    return colon(post.text(), post.start(i), post.end(i));
  }

  private static int colon(String text, int from, int end) {
    int start = from;
    while (start < end && text.charAt(start) == '*') {
      start++;
    }
    int at = HEADERS.match(text, start, end);
    while (at > 0 && at < end && (text.charAt(at) == '*' || Chars.isSpace(text.charAt(at)))) {
      at++;
    }
    return at > 0 && at < end && (text.charAt(at) == ':' || text.charAt(at) == '\uFF1A') ? at : -1;
  }
}
