package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;
import io.parley.transforms.clean.text.Chars;

/**
 * How a post ends: the block below {@code --}, a greeting with a name, or the author's name alone.
 * The greeting goes with the name; of a post that is nothing else, it stays.
 */
final class Signature implements DebrisFinder {
  private static final Phrases SIGN_OFFS = Phrases.load(Signature.class, "sign-offs.txt");

  /** RFC 3676 asks for four lines; people take more. */
  private static final int MAX_LINES = 12;

  private static final int MAX_LINE = 100;
  private static final int MAX_NAME_LINE = 45;
  private static final int MAX_NICK = 16;

  /** Addresses below a name. */
  private static final int MAX_CONTACTS = 3;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return below <= MAX_LINES && isDelimiter(text, start, end)
        || below < 2
            && start > 0
            && end - start <= MAX_NAME_LINE
            && signOff(text, start, end) >= 0;
  }

  /** Whether the last line of a post may be its author's name. */
  static boolean mayBeName(String text, int start, int end, String author) {
    if (end - start > MAX_NAME_LINE) {
      return false;
    }
    char first = text.charAt(start);
    return isDash(first)
        || text.indexOf('@', start) > start // an address that a name may stand above
        || text.startsWith("http", start)
        || (!author.isEmpty() || text.startsWith(Attribution.NAME_TAG, end - 6))
            && Surroundings.isAuthor(name(text.substring(start, end)), author);
  }

  @Override
  public void find(Lines post, Surroundings around) {
    while (dropBlock(post, around)) {
      // lists put theirs below the author's
    }
    dropSignOff(post, around);
  }

  /** Whether a line stands between a text and its signature. */
  static boolean isDelimiter(String text, int start, int end) {
    return end - start == 2 && text.startsWith("--", start)
        || end - start == 4 && text.startsWith("- --", start); // as PGP escapes it
  }

  private static boolean isDelimiter(Lines post, int i) {
    return isDelimiter(post.text(), post.start(i), post.end(i));
  }

  private static boolean dropBlock(Lines post, Surroundings around) {
    int lines = 0;
    int i = post.previous(post.size());
    while (i >= 0 && lines <= MAX_LINES) {
      if (post.isProse(i) && isDelimiter(post, i)) {
        if (post.previous(i) < 0) {
          return false;
        }
        int name = post.next(i + 1);
        if (name < post.size()) {
          around.name(leadingName(post.line(name)));
        }
        post.drop(i, post.size());
        return true;
      }
      if (post.length(i) > MAX_LINE) {
        return false;
      }
      lines++;
      i = post.previous(i);
    }
    return false;
  }

  /** The name that begins a line of a signature, such as {@code Ann Lee, Acme Inc.}. */
  private static String leadingName(String line) {
    int end = 0;
    while (end < line.length()
        && ",<|(@:/\t;".indexOf(line.charAt(end)) < 0
        && !line.startsWith("  ", end)
        && !line.startsWith(" - ", end)) {
      end++;
    }
    String name = Texts.strip(line.substring(0, end));
    boolean many = name.indexOf(' ') > 0 || end == line.length();
    return many && Attribution.isName(name) ? name : "";
  }

  private static void dropSignOff(Lines post, Surroundings around) {
    int last = post.previous(post.size());
    for (int lines = 0; lines < MAX_CONTACTS && last >= 0 && isContact(post, last); lines++) {
      last = post.previous(last);
    }
    int above = last < 0 ? -1 : post.previous(last);
    if (above < 0 || !post.isProse(last) || post.length(last) > MAX_NAME_LINE) {
      return;
    }
    int greeting = signOff(post, last);
    if (greeting > 0) {
      String name = name(post.text().substring(greeting, post.end(last)));
      boolean whole = isWholeSignOff(post, last, greeting);
      if (whole ? isFormal(post, last) : isSigner(name, around)) {
        drop(post, last, name, around);
      }
      return;
    }
    String name = name(post.line(last));
    greeting = post.isProse(above) ? signOff(post, above) : -1;
    if (greeting > 0 && isWholeSignOff(post, above, greeting)) {
      boolean nick = isFormal(post, above) && post.length(last) <= MAX_NICK;
      if ((nick || isSigner(name, around)) && post.previous(above) >= 0) {
        drop(post, above, name, around);
      }
    } else if (isFormal(post, above)
        && post.length(above) <= MAX_NAME_LINE
        && post.previous(above) >= 0
        && post.previous(above) < above - 1
        && around.isAuthor(name)) {
      drop(post, above, name, around); // "In haste,"
    } else if (isApart(post, last) && (around.isAuthor(name) || isDashed(post, last, name))) {
      drop(post, last, name, around);
    }
  }

  private static void drop(Lines post, int from, String name, Surroundings around) {
    if (Attribution.isName(name)) {
      around.name(name);
    }
    post.drop(from, post.size());
  }

  private static boolean isSigner(String name, Surroundings around) {
    return !name.isEmpty() && (around.isAuthor(name) || Attribution.isName(name));
  }

  /** Whether there is nothing on a line but an address. */
  private static boolean isContact(Lines post, int i) {
    String text = post.text();
    int at = post.start(i);
    boolean address = text.startsWith("http", at) || text.startsWith("www.", at);
    for (; at < post.end(i); at++) {
      if (Chars.isSpace(text.charAt(at))) {
        return false;
      }
      address |= text.charAt(at) == '@' && at > post.start(i);
    }
    return address || post.length(i) == 7 && text.startsWith("<EMAIL>", post.start(i));
  }

  /** A name behind a dash, where the line above does not announce a list. */
  private static boolean isDashed(Lines post, int i, String name) {
    return isDash(post.text().charAt(post.start(i)))
        && Character.isUpperCase(name.isEmpty() ? ' ' : name.charAt(0))
        && Attribution.isName(name)
        && !Attribution.isColon(post.text().charAt(post.end(post.previous(i)) - 1))
        && post.previous(i) < i - 1;
  }

  private static boolean isDash(char c) {
    return c == '-' || c == '~' || c == '\u2014' || c == '\u2013';
  }

  /** Where a greeting at the beginning of a line ends; -1 where there is none. */
  private static int signOff(Lines post, int i) {
    return signOff(post.text(), post.start(i), post.end(i));
  }

  private static int signOff(String text, int from, int end) {
    int start = from;
    while (start < end && (text.charAt(start) == '-' || text.charAt(start) == '~')) {
      start++;
    }
    return SIGN_OFFS.match(text, start, end);
  }

  private static boolean isWholeSignOff(Lines post, int i, int after) {
    for (int at = after; at < post.end(i); at++) {
      if (",.!~-\u2013\u2014\uFF0C\u3002\uFF01 :)".indexOf(post.text().charAt(at)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a greeting alone ends a letter and no talk: it asks for a name below. */
  private static boolean isFormal(Lines post, int i) {
    char end = post.text().charAt(post.end(i) - 1);
    return end == ',' || end == '\uFF0C';
  }

  /** Above a name alone there is a blank line, or a mark before it. */
  private static boolean isApart(Lines post, int i) {
    char first = post.text().charAt(post.start(i));
    return isDash(first) || first == '/' || post.previous(i) < i - 1;
  }

  /** A line without the marks around it. */
  private static String name(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && " ,.!-~/\u2013\u2014\uFF0C\u3002*_".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " ,.!-~\uFF0C\u3002*_/".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(start, end);
  }
}
