package io.parley.transforms.read;

import java.util.List;

/**
 * Mail as mailing lists archive it: messages behind lines that begin with {@code From }. See {@link
 * MailMessage} for what of a message is read, and {@link MailParser} for what it answers.
 */
final class MboxFormat implements Format {
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
    return "mail in mbox files, such as the archives of mailing lists";
  }

  @Override
  public double confidence(Head head) {
    List<String> lines = head.lines();
    int first = 0;
    while (first < lines.size() && lines.get(first).isBlank()) {
      first++;
    }
    boolean message =
        first + 1 < lines.size()
            && MboxMessages.separates(lines.get(first))
            && MailMessage.isHeader(lines.get(first + 1));
    return message ? 1 : 0;
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
