package io.parley.transforms.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an IRC log.
 *
 * @param seconds since midnight; -1 where the line has no time
 * @param nick who speaks or acts; null in others
 * @param text what is said, without colours; an action stands between asterisks; null in others
 */
record IrcLine(Kind kind, int seconds, String nick, String text) {
  /** What a line is. */
  enum Kind {
    /** Somebody's words or action. */
    SAID,
    /** The server's or the channel's. */
    NOTICE,
    /** None of a log. */
    OTHER
  }

  private static final IrcLine NO_LINE = new IrcLine(Kind.OTHER, -1, null, null);

  private static final Pattern TIME = Pattern.compile("\\[(\\d\\d):(\\d\\d)(?::(\\d\\d))?\\] ?");

  /** A nick may have its rank in the channel in front; some logs break it, or fill it up. */
  private static final Pattern MESSAGE =
      Pattern.compile("<[ @+%&~]?([^<>]{1,64})>(?: (.*))?", Pattern.DOTALL);

  private static final Pattern ACTION =
      Pattern.compile(" ?\\* ([^\\s*]{1,64})(?: (.*))?", Pattern.DOTALL);

  /** {@code === nick has joined}, {@code -nick:#channel- text}, {@code (nick/#channel) text}. */
  private static final Pattern NOTICE =
      Pattern.compile(
          "(?:=== |\\*\\*\\* |-!- |--- |-[^\\s-]{1,64}- |\\([^\\s/]{1,64}/#).*", Pattern.DOTALL);

  /** Bold, colour, reset and the like; a colour has up to two numbers. */
  private static final Pattern FORMATTING =
      Pattern.compile("\\x03(?:\\d{1,2}(?:,\\d{1,2})?)?|[\\x02\\x0F\\x11\\x16\\x1D-\\x1F]");

  static IrcLine of(String line) {
    Matcher time = TIME.matcher(line);
    int seconds = -1;
    int start = 0;
    if (time.lookingAt()) {
      seconds = number(time, 1) * 3600 + number(time, 2) * 60 + number(time, 3);
      start = time.end();
    }
    Matcher message = MESSAGE.matcher(line).region(start, line.length());
    if (seconds >= 0 && message.matches() && !message.group(1).isBlank()) {
      return said(seconds, message.group(1).replace(" ", ""), plain(message.group(2)));
    }
    Matcher action = ACTION.matcher(line).region(start, line.length());
    if (action.matches()) {
      String done = plain(action.group(2));
      return said(seconds, action.group(1), done.isBlank() ? "" : "*" + done + "*");
    }
    boolean notice = NOTICE.matcher(line).region(start, line.length()).matches();
    return notice ? new IrcLine(Kind.NOTICE, seconds, null, null) : NO_LINE;
  }

  private static IrcLine said(int seconds, String nick, String text) {
    return new IrcLine(Kind.SAID, seconds, nick, text);
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  private static String plain(String text) {
    return text == null ? "" : FORMATTING.matcher(text).replaceAll("");
  }
}
