package io.parley.transforms.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The messages of an mbox file, each with the line that separates it from the one before. That line
 * begins with {@code From } and ends in a date; between them is an address, obfuscated or not.
 * Lines of a text that begin so are told by the date that they do not end in.
 */
final class MboxMessages implements Records {
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  /** Longer than any separator. */
  private static final int MAX_SEPARATOR = 512;

  private static final Pattern DATE =
      Pattern.compile(
          " (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
              + " {1,2}\\d{1,2} \\d{1,2}:\\d\\d(?::\\d\\d)?(?: [A-Z]{2,5}| [+-]\\d{4})?"
              + " \\d{4}(?: [+-]\\d{4})?\\s*$");

  private final ByteReader in;
  private final RecordBuffer buffer = new RecordBuffer(MAX_BYTES);
  private long offset;

  MboxMessages(ByteReader in) {
    this.in = in;
    in.skipByteOrderMark();
  }

  @Override
  public byte[] next() throws IOException, RecordException {
    in.skipBlank();
    offset = in.position();
    if (!in.hasNext()) {
      return null;
    }
    buffer.clear();
    do {
      in.readLine(buffer);
      buffer.append('\n');
    } while (in.hasNext() && !atSeparator());
    return buffer.take();
  }

  @Override
  public long offset() {
    return offset;
  }

  private boolean atSeparator() {
    byte[] begin = in.peek(FROM.length);
    if (!Arrays.equals(begin, FROM)) {
      return false;
    }
    String ahead = new String(in.peek(MAX_SEPARATOR), StandardCharsets.ISO_8859_1);
    int end = ahead.indexOf('\n');
    return separates(end < 0 ? ahead : ahead.substring(0, end));
  }

  /** Whether a line stands before a message. */
  static boolean separates(String line) {
    return line.startsWith("From ") && line.length() <= MAX_SEPARATOR && DATE.matcher(line).find();
  }
}
