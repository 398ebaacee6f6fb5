package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Phrases;
import io.parley.transforms.clean.text.Chars;

/**
 * How a post ends: the block below {@code --}, a greeting with a name, or the author's name alone.
 * The greeting goes with the name; of a post that is nothing else, it stays.
 */
final class Signature implements DebrisFinder {
  private static final Phrases SIGN_OFFS = Phrases.load(Signature.class, "sign-offs.txt");

  private static final int MAX_NAME_LINE = 45;
  private static final int MAX_NICK = 16;

  /** A postscript below a name. */
  private static final int MAX_POSTSCRIPT = 5;

  /** What begins like a name and is shorter may be anything. */
  private static final int MIN_NAME = 3;

  /** Addresses below a name. */
  private static final int MAX_CONTACTS = 3;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return below <= SignatureBlock.MAX_LINES
            && (SignatureBlock.isDelimiter(text, start, end)
                || SignatureBlock.isRule(text, start, end))
        || below < 2 && start > 0 && end - start <= MAX_NAME_LINE && signOff(text, start, end) >= 0;
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
            && Surroundings.isAuthor(name(text.substring(start, end)), author)
        || Character.isLetter(first) && GivenNames.isPerson(name(text.substring(start, end)));
  }

  @Override
  public void find(Lines post, Surroundings around) {
    while (SignatureBlock.drop(post, around)) {
      // lists put theirs below the author's
    }
    dropSignOff(post, around);
    dropAbovePostscript(post, around);
  }

  private static void dropSignOff(Lines post, Surroundings around) {
    int last = post.previous(post.size());
    for (int lines = 0; lines < MAX_CONTACTS && last >= 0 && isContact(post, last); lines++) {
      last = post.previous(last);
    }
    int above = last < 0 ? -1 : post.previous(last);
    if (above < 0 || post.length(last) > MAX_NAME_LINE || isFence(post, last)) {
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
    } else if (isApart(post, last)
        ? isLoneName(post, last, name, around)
        : ends(post, last, name, around)) {
      drop(post, last, name, around);
    }
  }

  private static boolean isFence(Lines post, int i) {
    char first = post.text().charAt(post.start(i));
    return first == '`' || first == '~' && !post.isProse(i);
  }

  /** Whether the name that stands alone at the end is of who wrote the rest. */
  private static boolean isLoneName(Lines post, int last, String name, Surroundings around) {
    return around.isAuthor(name)
        || post.isProse(last)
            && (isGiven(post, last, name)
                || isDashed(post, last, name)
                || isNick(post, last, around));
  }

  /** A name below which there is nothing, and that what stands above does not ask for. */
  private static boolean isGiven(Lines post, int last, String name) {
    char end = lastAbove(post, last);
    boolean quoted = "\"\u201d\u2019'".indexOf(end) >= 0 && name.indexOf(' ') > 0;
    return !quoted && end != '?' && !Attribution.isColon(end) && GivenNames.isPerson(name);
  }

  /** {@code -- nick}, and {@code -ada (in haste)} where Ada wrote it. */
  private static boolean isNick(Lines post, int last, Surroundings around) {
    String line = post.line(last);
    int start = 0;
    while (start < line.length() && (line.charAt(start) == '-' || line.charAt(start) == ' ')) {
      start++;
    }
    int end = start;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    boolean whole = end == line.length() && end - start <= MAX_NICK && line.startsWith("--");
    boolean quoted = "\"\u201d".indexOf(lastAbove(post, last)) >= 0;
    return line.startsWith("-")
        && end - start >= MIN_NAME
        && (whole && !quoted || around.isAuthor(line.substring(start, end)));
  }

  /** A name right below a sentence that is over. */
  private static boolean ends(Lines post, int last, String name, Surroundings around) {
    return name.length() >= MIN_NAME
        && around.isAuthor(name)
        && ".!)\"\u3002\uFF01".indexOf(lastAbove(post, last)) >= 0;
  }

  private static char lastAbove(Lines post, int i) {
    return post.text().charAt(post.end(post.previous(i)) - 1);
  }

  /** Drops the author's name, and the greeting above it, where only a few lines follow. */
  private static void dropAbovePostscript(Lines post, Surroundings around) {
    int i = post.previous(post.size());
    for (int lines = 0; lines < MAX_POSTSCRIPT && i > 0; lines++) {
      int above = post.previous(i);
      int below = post.next(i + 1);
      if (above >= 0
          && post.isProse(i)
          && below > i + 1
          && below < post.size()
          && post.length(i) <= MAX_NAME_LINE
          && isSigned(post, i, around)) {
        boolean greeted = above == i - 1 && signOff(post, above) > 0 && post.previous(above) >= 0;
        if (greeted ? isWholeSignOff(post, above, signOff(post, above)) : above < i - 1) {
          post.drop(greeted ? above : i, i + 1);
        }
      }
      i = above;
    }
  }

  private static boolean isSigned(Lines post, int i, Surroundings around) {
    String name = name(post.line(i));
    char end = post.text().charAt(post.end(i) - 1);
    return name.length() >= MIN_NAME && end != ',' && end != ':' && around.isAuthor(name);
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
    String name = line.substring(start, end);
    int quote = name.indexOf(" \"");
    int unquote = name.indexOf("\" ", quote + 2);
    return quote > 0 && unquote > 0
        ? name.substring(0, quote) + name.substring(unquote + 1) // Ada "Countess" Byron
        : name;
  }
}
