package io.parley.transforms.read;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as mailers have written them, by RFC 5322, RFC 822 and habit. */
final class MailDates {
  private static final int MAX_LENGTH = 128;

  /** {@code 1 Jun 2000 00:10:41 -0230}; a day's name before it and a comment behind do no harm. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(?<day>\\d{1,2})[ -](?<month>[A-Za-z]{3})[a-z]{0,6}[ -](?<year>\\d{2,4}),?"
              + " (?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::(?<second>\\d\\d))?"
              + "(?: (?<zone>[+-]\\d{4}|[A-Za-z]{1,4}))?");

  /** {@code Thu Jun 1 00:10:41 2000}. */
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "(?<month>[A-Z][a-z]{2}) (?<day>\\d{1,2}) (?<hour>\\d{1,2}):(?<minute>\\d\\d)"
              + "(?::(?<second>\\d\\d))?(?: (?<zone>[+-]\\d{4}|[A-Z]{1,4}))? (?<year>\\d{4})");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** The zones of RFC 822, in hours; any other is taken as UTC. */
  private static final Map<String, Integer> ZONES =
      Map.of(
          "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);

  private MailDates() {}

  /** Epoch seconds of a {@code Date} header; null where it has no time between 1970 and 2100. */
  static Long ofHeader(String header) {
    return find(HEADER, header);
  }

  /** As {@link #ofHeader}, of the line between two messages. */
  static Long ofSeparator(String line) {
    return find(SEPARATOR, line);
  }

  private static Long find(Pattern pattern, String text) {
    String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    Matcher matcher = pattern.matcher(BLANKS.matcher(start).replaceAll(" "));
    if (!matcher.find()) {
      return null;
    }
    int month = MONTHS.indexOf(matcher.group("month").toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(matcher.group("year"));
    if (matcher.group("year").length() < 4) {
      year += year < 50 ? 2000 : 1900;
    }
    try {
      long seconds =
          OffsetDateTime.of(
                  year,
                  month,
                  number(matcher, "day"),
                  number(matcher, "hour"),
                  number(matcher, "minute"),
                  Math.min(number(matcher, "second"), 59), // a leap second
                  0,
                  zone(matcher.group("zone")))
              .toEpochSecond();
      return Fields.isTime(seconds) ? (Long) seconds : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher matcher, String group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  private static ZoneOffset zone(String written) {
    if (written == null || Character.isLetter(written.charAt(0))) {
      String name = written == null ? "" : written.toLowerCase(Locale.ROOT);
      return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
    }
    int sign = written.charAt(0) == '-' ? -1 : 1;
    int hours = Integer.parseInt(written.substring(1, 3));
    int minutes = Integer.parseInt(written.substring(3, 5));
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }
}
