package io.parley.transforms.read;

import java.io.IOException;

/**
 * Records that are lines: ended by a line feed or the end of the file, white space at their end
 * removed, blank ones passed over. A byte order mark at the file's start is no part of them.
 */
final class Lines implements Records {
  private final ByteReader in;
  private final long end;
  private final RecordBuffer buffer;
  private long offset;

  private Lines(ByteReader in, long end, int maxBytes) {
    this.in = in;
    this.end = end;
    this.buffer = new RecordBuffer(maxBytes);
  }

  static Lines open(ByteReader in, long start, long end) throws IOException {
    return open(in, start, end, MAX_BYTES);
  }

  /** As {@link Framing#open}, with another limit. */
  static Lines open(ByteReader in, long start, long end, int maxBytes) throws IOException {
    if (start > 0) {
      // The reader stands one byte earlier: a line that begins at the start exactly is ours.
      in.readLine(new RecordBuffer(0));
    } else {
      in.skipByteOrderMark();
    }
    return new Lines(in, end, maxBytes);
  }

  @Override
  public byte[] next() throws IOException, RecordException {
    while (true) {
      offset = in.position();
      if (offset >= end || !in.hasNext()) {
        return null;
      }
      buffer.clear();
      in.readLine(buffer);
      byte[] line = buffer.take();
      if (line.length > 0) {
        return line;
      }
    }
  }

  @Override
  public long offset() {
    return offset;
  }

  /** White space as JSON knows it. */
  static boolean isBlank(int value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n';
  }

  /** The index of the next byte that is not blank. */
  static int skipBlank(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }
}
