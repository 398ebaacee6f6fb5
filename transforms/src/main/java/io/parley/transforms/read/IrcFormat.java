package io.parley.transforms.read;

import io.parley.schemas.Markup;
import java.io.IOException;
import java.util.List;

/**
 * Logs of IRC channels as irssi writes them for Ubuntu's: {@code [11:11] <nick> text}. A file is
 * one stream, in the order it was written; which line answers which is for {@code assemble} to
 * find. Joins, changes of topic and other notices are no posts. Lines that are not UTF-8 are read
 * as windows-1252.
 *
 * <p>The date is the last one in the file's path, such as {@code 2005/05/19} or {@code 2005-05-19};
 * a clock that goes back by half a day or more begins the next. Times are taken as UTC. Without a
 * date posts have no time.
 */
final class IrcFormat implements Format {
  private static final Framing LINES =
      new Framing() {
        @Override
        public boolean splittable(Head head) {
          return false; // the day of a line depends on those before it
        }

        @Override
        public Records open(ByteReader in, long start, long end) throws IOException {
          return Lines.open(in, start, end);
        }
      };

  @Override
  public String name() {
    return "irc";
  }

  @Override
  public String description() {
    return "logs of IRC channels: [11:11] <nick> text";
  }

  @Override
  public Privacy privacy() {
    return Privacy.PRIVATE;
  }

  @Override
  public double confidence(Head head) {
    List<IrcLine> lines =
        head.lines().stream().filter(line -> !line.isBlank()).map(IrcLine::of).toList();
    long known = lines.stream().filter(line -> line.kind() != IrcLine.Kind.OTHER).count();
    boolean talk =
        lines.stream().anyMatch(line -> line.kind() == IrcLine.Kind.SAID && line.seconds() >= 0);
    return talk && 2 * known > lines.size() ? (double) known / lines.size() : 0;
  }

  @Override
  public Markup openMarkup() {
    return Markup.PLAIN;
  }

  @Override
  public Framing framing() {
    return LINES;
  }

  @Override
  public RecordParser parser(InputFile file) {
    return new IrcParser(file);
  }
}
