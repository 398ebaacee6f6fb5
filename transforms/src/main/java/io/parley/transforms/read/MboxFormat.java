package io.parley.transforms.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Mail as mailing lists archive it, messages behind lines that begin with {@code From }, and as
 * mailers save a single one. See {@link MailMessage} for what of a message is read, and {@link
 * MailParser} for what it answers.
 */
final class MboxFormat implements Format {
  /** What is written on every message on its way. */
  private static final Set<String> STAMPS = Set.of("date", "message-id", "received");

  private static final Framing MESSAGES =
      new Framing() {
        @Override
        public boolean splittable(Head head) {
          return false; // a reply that does not say what it answers is found by what came before
        }

        @Override
        public Records open(ByteReader in, long start, long end) {
          return new MboxMessages(in);
        }
      };

  @Override
  public String name() {
    return "mbox";
  }

  @Override
  public String description() {
    return "mail in mbox files, such as the archives of mailing lists, or a message a file";
  }

  @Override
  public Privacy privacy() {
    return Privacy.PRIVATE;
  }

  @Override
  public double confidence(Head head) {
    List<String> lines = head.lines();
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    boolean separated = first < lines.size() && MboxMessages.separates(lines.get(first));
    List<String> headers = headers(lines.subList(separated ? first + 1 : first, lines.size()));
    // Behind a separator any header will do; a file of one message must show that it is mail.
    boolean mail =
        separated
            ? !headers.isEmpty()
            : headers.contains("from") && !Collections.disjoint(headers, STAMPS);
    return mail ? 1 : 0;
  }

  /** The names of a message's headers, in lower case. */
  private static List<String> headers(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      if (MailMessage.isHeader(line)) {
        names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
      } else if (names.isEmpty() || !line.startsWith(" ") && !line.startsWith("\t")) {
        break;
      }
    }
    return names;
  }

  @Override
  public Framing framing() {
    return MESSAGES;
  }

  @Override
  public RecordParser parser(InputFile file) {
    return new MailParser(file.source());
  }
}
