package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What Slack and Discord write between angle brackets: people, channels, times, addresses. */
final class Tokens {
  private static final int LONGEST = 2000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Tokens() {}

  /** The index of the {@code >} of the token that opens at an index; -1 where none does. */
  static int close(String text, int open) {
    int limit = Math.min(text.length(), open + LONGEST);
    for (int i = open + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i > open + 1 ? i : -1;
      }
      if (c == '<' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  /** A Discord token as it is read, or null where it is none. */
  static String discord(String token) {
    if (token.length() < 2) {
      return null;
    }
    switch (token.charAt(0)) {
      case '@' -> {
        int from = token.charAt(1) == '!' || token.charAt(1) == '&' ? 2 : 1;
        return isNumber(token, from, token.length())
            ? (token.charAt(1) == '&' ? "@role" : "@user")
            : null;
      }
      case '#' -> {
        return isNumber(token, 1, token.length()) ? "#channel" : null;
      }
      case ':', 'a' -> {
        int first = token.charAt(0) == 'a' ? 1 : 0;
        int colon = token.indexOf(':', first + 1);
        return token.charAt(first) == ':'
                && colon > first + 1
                && isNumber(token, colon + 1, token.length())
            ? token.substring(first, colon + 1)
            : null;
      }
      case 't' -> {
        return token.charAt(1) == ':' ? time(token) : null;
      }
      case '/' -> {
        int colon = token.lastIndexOf(':');
        return colon > 1 && isNumber(token, colon + 1, token.length())
            ? token.substring(0, colon)
            : null;
      }
      case 'i' -> {
        return token.startsWith("id:") ? "#" + token.substring(3) : null;
      }
      default -> {
        return null;
      }
    }
  }

  /** {@code t:1618953630:R}: seconds, and how to show them; in UTC here. */
  private static String time(String token) {
    int colon = token.indexOf(':', 2);
    int end = colon < 0 ? token.length() : colon;
    int digits = token.charAt(Math.min(2, end - 1)) == '-' ? 3 : 2;
    if (!isNumber(token, digits, end) || end - digits > 11) {
      return null;
    }
    try {
      Instant time = Instant.ofEpochSecond(Long.parseLong(token.substring(2, end)));
      return switch (colon < 0 || colon + 1 == token.length() ? 'f' : token.charAt(colon + 1)) {
        case 't', 'T' -> TIME.format(time);
        case 'd', 'D' -> DAY.format(time);
        default -> BOTH.format(time);
      };
    } catch (DateTimeException e) {
      return null; // beyond all calendars
    }
  }

  /** A Slack token as it is read, or null where it is none. */
  static String slack(String token, MarkupConfig config) {
    int bar = token.indexOf('|');
    String target = bar < 0 ? token : token.substring(0, bar);
    String label = bar < 0 ? "" : token.substring(bar + 1).strip();
    if (target.isEmpty()) {
      return null;
    }
    switch (target.charAt(0)) {
      case '@' -> {
        return "@" + (label.isEmpty() ? "user" : bare(label, '@'));
      }
      case '#' -> {
        return "#" + (label.isEmpty() ? "channel" : bare(label, '#'));
      }
      case '!' -> {
        return command(target, label);
      }
      default -> {
        if (target.startsWith("mailto:") || target.startsWith("tel:")) {
          return label.isEmpty() ? target.substring(target.indexOf(':') + 1) : label;
        }
        boolean link = target.contains("://");
        return !link ? null : label.isEmpty() ? target : Links.shown(label, target, config);
      }
    }
  }

  /** {@code !here}, {@code !subteam^S1|@team}, {@code !date^123^{date}|fallback}. */
  private static String command(String target, String label) {
    if (!label.isEmpty() && !target.equals("!" + label)) {
      return label;
    }
    int end = target.indexOf('^');
    String name = target.substring(1, end < 0 ? target.length() : end);
    return "@" + (name.equals("subteam") ? "team" : name);
  }

  private static String bare(String label, char sign) {
    return label.charAt(0) == sign ? label.substring(1) : label;
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Chars.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return from < to;
  }
}
