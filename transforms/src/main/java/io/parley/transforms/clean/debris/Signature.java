package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;

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
    return end - start <= MAX_NAME_LINE
        && (!author.isEmpty() || text.startsWith(Attribution.NAME_TAG, end - 6))
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
    if (last < 0 || !post.isProse(last) || post.length(last) > MAX_NAME_LINE) {
      return;
    }
    String text = post.text();
    int after = signOff(post, last);
    int above = post.previous(last);
    if (after > 0) {
      String name = name(text.substring(after, post.end(last)));
      boolean named = isSigner(name, around);
      boolean greeted = name.isEmpty() && isWholeSignOff(post, last, after);
      if (above >= 0 && (named || greeted && isFormal(post, last))) {
        around.name(name);
        post.drop(last, post.size());
      }
      return;
    }
    String name = name(post.line(last));
    int greeting = above < 0 || !post.isProse(above) ? -1 : signOff(post, above);
    if (greeting > 0 && isWholeSignOff(post, above, greeting)) {
      if (isSigner(name, around) && post.previous(above) >= 0) {
        around.name(name);
        post.drop(above, post.size());
      }
    } else if (above >= 0 && around.isAuthor(name) && isApart(post, last)) {
      around.name(name);
      post.drop(last, post.size());
    }
  }

  private static boolean isSigner(String name, Surroundings around) {
    return !name.isEmpty() && (around.isAuthor(name) || Attribution.isName(name));
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
    return first == '-' || first == '~' || first == '/' || first == '\u2014' || post.previous(i) < i - 1;
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
