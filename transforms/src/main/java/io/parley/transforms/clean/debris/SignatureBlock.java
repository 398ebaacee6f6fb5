package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Texts;

/**
 * The lines below {@code --}, which RFC 3676 asks for; below a rule or three dashes where they name
 * the author or give an address; and a last paragraph that opens with the author's name and is no
 * sentence.
 */
final class SignatureBlock {
  /** RFC 3676 asks for four lines; people take more. */
  static final int MAX_LINES = 12;

  private static final int MAX_LINE = 100;

  /** Of what no {@code --} stands above. */
  private static final int MAX_LED = 6;

  private static final int MAX_LED_LINE = 60;
  private static final int MIN_RULE = 3;

  private SignatureBlock() {}

  /** Whether a line stands between a text and its signature. */
  static boolean isDelimiter(String text, int start, int end) {
    return end - start == 2 && text.startsWith("--", start)
        || end - start == 4 && text.startsWith("- --", start); // as PGP escapes it
  }

  /** Whether a line is of one sign only, as people draw above their names. */
  static boolean isRule(String text, int start, int end) {
    char mark = text.charAt(start);
    if (end - start < MIN_RULE || "-_=*~".indexOf(mark) < 0) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != mark) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line may open a last paragraph with the name of its author. */
  static boolean mayLead(String text, int start, int end, String author) {
    return end - start <= MAX_LED_LINE
        && (text.startsWith(Attribution.NAME_TAG, start)
            || author.length() >= MIN_RULE && text.regionMatches(true, start, author, 0, MIN_RULE));
  }

  /** Drops what a post ends with; whether there was anything. */
  static boolean drop(Lines post, Surroundings around) {
    boolean address = false;
    boolean led = true;
    int lines = 0;
    for (int i = post.previous(post.size()); i >= 0 && lines <= MAX_LINES; i = post.previous(i)) {
      String text = post.text();
      boolean above = post.previous(i) >= 0;
      if (post.isProse(i)) {
        if (isDelimiter(text, post.start(i), post.end(i))) {
          return above && drop(post, i, post.next(i + 1), around);
        }
        if (lines > 0 && lines <= MAX_LED && isRule(text, post.start(i), post.end(i))) {
          int name = post.next(i + 1);
          boolean sure = address || around.isAuthor(post.line(name));
          return above && sure && drop(post, i, name, around);
        }
        boolean opens = post.previous(i) < i - 1;
        led &= post.length(i) <= MAX_LED_LINE;
        if (led && opens && lines <= MAX_LED && isLed(post, i, lines, around)) {
          return above && drop(post, i, i, around);
        }
        led &= !opens && !endsSentence(post, i);
      }
      if (post.length(i) > MAX_LINE) {
        return false;
      }
      address |= hasAddress(post.line(i));
      lines++;
    }
    return false;
  }

  private static boolean drop(Lines post, int from, int name, Surroundings around) {
    if (name < post.size()) {
      around.name(leadingName(post.line(name)));
    }
    post.drop(from, post.size());
    return true;
  }

  /** Whether a line is its author's name, above others, or in front of an address. */
  private static boolean isLed(Lines post, int i, int below, Surroundings around) {
    String line = post.line(i);
    if (below > 0) {
      return line.indexOf(' ') > 0 && around.isAuthor(line)
          || line.equals(Attribution.NAME_TAG) && below > 1;
    }
    int end = line.startsWith(Attribution.NAME_TAG) ? Attribution.NAME_TAG.length() : 0;
    while (end < line.length() && (Character.isLetter(line.charAt(end)) || isBlank(line, end))) {
      end++;
    }
    String rest = line.substring(end);
    return hasAddress(rest)
        && !Character.isLetterOrDigit(rest.charAt(0))
        && around.isAuthor(Texts.strip(line.substring(0, end)));
  }

  private static boolean isBlank(String line, int i) {
    return line.charAt(i) == ' ' && i + 1 < line.length() && Character.isLetter(line.charAt(i + 1));
  }

  private static boolean hasAddress(String line) {
    return line.indexOf('@') > 0 || line.contains("<EMAIL>") || line.contains("<PHONE>");
  }

  private static boolean endsSentence(Lines post, int i) {
    return ".!?,:;\u3002\uFF1F\uFF01".indexOf(post.text().charAt(post.end(i) - 1)) >= 0;
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
}
