package io.parley.transforms.read;

import io.parley.schemas.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The records of a WARC file, each with its head and its block of as many bytes as the head says.
 * What stands where a record should begin is one broken record, up to the next line that begins
 * one.
 */
final class WarcRecords implements Records {
  private static final Pattern VERSION = Pattern.compile("WARC/\\d\\.\\d{1,2}\\s*");
  private static final int MAX_VERSION = 16;
  private static final int MAX_HEAD = 1 << 16;
  private static final Pattern LENGTH = Pattern.compile("\\d{1,15}");

  private final ByteReader in;
  private final RecordBuffer buffer = new RecordBuffer(MAX_BYTES);
  private long offset;

  WarcRecords(ByteReader in) {
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
    if (!atRecord()) {
      skipToRecord();
      throw new RecordException(Reason.MALFORMED, "no WARC record begins here");
    }
    buffer.clear();
    long length = readHead();
    long before = in.position();
    in.readBytes(length, buffer);
    if (in.position() - before < length) {
      throw new RecordException(Reason.MALFORMED, "the file ends inside the record");
    }
    return buffer.take();
  }

  @Override
  public long offset() {
    return offset;
  }

  /** Whether a line is the first of a record. */
  static boolean begins(String line) {
    return VERSION.matcher(line).matches();
  }

  private boolean atRecord() {
    String ahead = new String(in.peek(MAX_VERSION), StandardCharsets.ISO_8859_1);
    int end = ahead.indexOf('\n');
    return begins(end < 0 ? ahead : ahead.substring(0, end));
  }

  private void skipToRecord() throws IOException {
    RecordBuffer nothing = new RecordBuffer(0);
    do {
      nothing.clear();
      in.readLine(nothing);
    } while (in.hasNext() && !atRecord());
  }

  /** Moves the head and an empty line into the buffer; the length of the block behind it. */
  private long readHead() throws IOException, RecordException {
    RecordBuffer head = new RecordBuffer(MAX_HEAD);
    while (in.hasNext() && !atEmptyLine()) {
      in.readLine(head);
      head.append('\n');
    }
    in.readLine(new RecordBuffer(0));
    byte[] bytes = head.take();
    buffer.append(bytes, 0, bytes.length);
    buffer.append('\n');
    buffer.append('\n');
    String length = WarcHeaders.of(bytes, 0).value("content-length");
    if (!LENGTH.matcher(length).matches()) {
      throw new RecordException(Reason.MALFORMED, "no Content-Length");
    }
    return Long.parseLong(length);
  }

  private boolean atEmptyLine() {
    byte[] ahead = in.peek(2);
    return ahead.length > 0
        && (ahead[0] == '\n' || ahead.length > 1 && ahead[0] == '\r' && ahead[1] == '\n');
  }
}
