package io.parley.transforms.read;

import java.io.IOException;
import java.util.function.Predicate;

/**
 * Records of several lines: each begins with a line that looks so, and goes on to the next one.
 * What stands before the first such line is a record, too, for the parser to refuse.
 */
final class LineGroups implements Records {
  /** How much of a line is looked at. */
  private static final int BEGIN_BYTES = 128;

  private final ByteReader in;
  private final Predicate<byte[]> begins;
  private final RecordBuffer buffer = new RecordBuffer(MAX_BYTES);
  private long offset;

  /**
   * @param in stands before the file's first byte
   * @param begins whether the bytes at a line's beginning, and perhaps behind its end, begin a
   *     record
   */
  LineGroups(ByteReader in, Predicate<byte[]> begins) {
    this.in = in;
    this.begins = begins;
    in.skipByteOrderMark();
  }

  @Override
  public byte[] next() throws IOException, RecordException {
    while (true) {
      offset = in.position();
      if (!in.hasNext()) {
        return null;
      }
      buffer.clear();
      in.readLine(buffer);
      while (in.hasNext() && !begins.test(in.peek(BEGIN_BYTES))) {
        buffer.append('\n');
        in.readLine(buffer);
      }
      byte[] record = buffer.take();
      if (record.length > 0) {
        return record;
      }
    }
  }

  @Override
  public long offset() {
    return offset;
  }
}
