package io.parley.transforms.read;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes posts of the lines of one IRC log. */
final class IrcParser implements RecordParser {
  private static final int DAY = 24 * 60 * 60;

  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[-_./]?(\\d\\d)[-_./]?(\\d\\d)(?!\\d)");

  /** Programs that answer in very many channels, in lower case. */
  private static final Set<String> BOTS =
      Set.of(
          "ubotu",
          "ubottu",
          "ubot5",
          "ubot3",
          "ubot93",
          "ubotwo",
          "ubutwo",
          "lubotu1",
          "lubotu3",
          "floodbot1",
          "floodbot2",
          "floodbot3",
          "floodbot4",
          "floodbotk1",
          "floodbotk2",
          "floodbotk3",
          "chanserv",
          "nickserv",
          "meetingology",
          "ubuntulog",
          "ubuntulog2");

  /** What follows the name of a channel in that of its log. */
  private static final Pattern ENDING =
      Pattern.compile("(?:\\.(?:txt|log|weechatlog|gz|bz2|xz|zst))++$");

  private final String source;
  private final String channel;
  private final String log;

  /** Midnight of the current line's day in epoch seconds; null where no date is known. */
  private Long midnight;

  private int clock = -1;
  private String thread;

  IrcParser(InputFile file) {
    this.source = file.source();
    this.channel = channel(file.path());
    LocalDate date = date(file.path());
    this.midnight = date == null ? null : date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    this.log = file.path().substring(file.path().lastIndexOf('/') + 1) + " " + date;
  }

  /**
   * The channel that a path names, such as {@code #ubuntu} of {@code 2005/05/19/#ubuntu.txt}; null
   * where it names none. The sign tells channels from the people of whom private logs are.
   */
  private static String channel(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int sign = name.indexOf('#');
    if (sign < 0) {
      return null;
    }
    String channel = ENDING.matcher(name.substring(sign)).replaceFirst("");
    Matcher date = DATE.matcher(channel);
    int end = date.find() ? date.start() : channel.length();
    while (end > 0 && "-_.".indexOf(channel.charAt(end - 1)) >= 0) {
      end--;
    }
    boolean named = channel.chars().limit(end).anyMatch(c -> c != '#');
    return named ? channel.substring(0, end).toLowerCase(Locale.ROOT) : null;
  }

  /** The last date in a path; null where there is none. */
  private static LocalDate date(String path) {
    LocalDate date = null;
    Matcher matcher = DATE.matcher(path);
    while (matcher.find()) {
      try {
        date =
            LocalDate.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
      } catch (DateTimeException e) {
        // Eight digits that are no date.
      }
    }
    return date != null && date.getYear() >= 1970 ? date : null;
  }

  @Override
  public List<Post> parse(byte[] record, Origin origin) throws RecordException {
    String written = Charsets.guess(record);
    IrcLine line = IrcLine.of(written);
    switch (line.kind()) {
      case NOTICE -> throw new RecordException(Reason.NO_POST, "a notice");
      case OTHER -> throw new RecordException(Reason.MALFORMED, "no line of an IRC log");
      default -> {}
    }
    if (line.seconds() >= DAY) {
      throw new RecordException(Reason.BAD_TIMESTAMP, "not a time of day");
    }
    advance(line.seconds());
    if (thread == null) {
      // Of the content: a log is the same wherever it lies, and when it has grown.
      thread = source + ":" + Fingerprint.of(List.of(log, written)).hex();
    }
    boolean bot = BOTS.contains(line.nick().toLowerCase(Locale.ROOT));
    return List.of(
        new Post(
                // Sorts as the lines stand, which have the same minute.
                String.format(Locale.ROOT, "%010d", origin.offset()),
                thread,
                null,
                line.nick(),
                null,
                midnight == null || clock < 0 ? null : (Long) (midnight + clock),
                0,
                null,
                null,
                Markup.PLAIN,
                line.text(),
                bot ? Set.of(Flag.STREAM, Flag.BOT) : Set.of(Flag.STREAM),
                source,
                origin)
            .withCommunity(channel));
  }

  private void advance(int seconds) {
    if (seconds < 0) {
      return; // old logs give actions no time
    }
    if (midnight != null && clock - seconds >= DAY / 2) {
      midnight += DAY;
    }
    clock = seconds;
  }
}
