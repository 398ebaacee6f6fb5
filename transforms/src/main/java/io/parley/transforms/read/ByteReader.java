package io.parley.transforms.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A buffered stream that knows its position. What was read before an error is given out before the
 * error is thrown.
 */
final class ByteReader {
  private static final int CAPACITY = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int next;
  private int limit;
  private long position;
  private boolean ended;
  private IOException failure;

  /**
   * @param position of the stream's next byte
   */
  ByteReader(InputStream in, long position) {
    this.in = in;
    this.position = position;
  }

  /** The offset of the next byte. */
  long position() {
    return position;
  }

  /** Whether there is a next byte. */
  boolean hasNext() throws IOException {
    if (next == limit) {
      next = 0;
      limit = 0;
      while (limit == 0 && fill()) {}
      if (limit == 0 && failure != null) {
        throw failure;
      }
    }
    return next < limit;
  }

  /** The next byte, 0 to 255, left where it is; -1 at the end. */
  int peek() throws IOException {
    return hasNext() ? buffer[next] & 0xFF : -1;
  }

  /** The next byte, 0 to 255; -1 at the end. */
  int read() throws IOException {
    if (!hasNext()) {
      return -1;
    }
    position++;
    return buffer[next++] & 0xFF;
  }

  /** The next bytes, left where they are: {@code count}, or fewer where the stream ends. */
  byte[] peek(int count) {
    if (count > CAPACITY) {
      throw new IllegalArgumentException("count: " + count + " is above " + CAPACITY);
    }
    if (limit - next < count) {
      System.arraycopy(buffer, next, buffer, 0, limit - next);
      limit -= next;
      next = 0;
      while (limit < count && fill()) {}
    }
    return Arrays.copyOfRange(buffer, next, Math.min(limit, next + count));
  }

  /** Whether the stream failed behind what was read so far. */
  boolean failed() {
    return failure != null;
  }

  /** Passes over a UTF-8 byte order mark. */
  void skipByteOrderMark() {
    if (isMarked(peek(BYTE_ORDER_MARK.length))) {
      next += BYTE_ORDER_MARK.length;
      position += BYTE_ORDER_MARK.length;
    }
  }

  /** Passes over white space. */
  void skipBlank() throws IOException {
    while (Lines.isBlank(peek())) {
      read();
    }
  }

  /** Whether a text in UTF-8 begins with a byte order mark. */
  static boolean isMarked(byte[] text) {
    int length = BYTE_ORDER_MARK.length;
    return text.length >= length && Arrays.equals(text, 0, length, BYTE_ORDER_MARK, 0, length);
  }

  /** Moves the bytes before the next line feed into a buffer, and passes over the line feed. */
  void readLine(RecordBuffer out) throws IOException {
    while (hasNext()) {
      int end = next;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      out.append(buffer, next, end);
      boolean found = end < limit;
      int taken = end - next + (found ? 1 : 0);
      next += taken;
      position += taken;
      if (found) {
        return;
      }
    }
  }

  /** Moves the next bytes into a buffer, as many as are asked for or there are. */
  void readBytes(long count, RecordBuffer out) throws IOException {
    long left = count;
    while (left > 0 && hasNext()) {
      int taken = (int) Math.min(left, limit - next);
      out.append(buffer, next, next + taken);
      next += taken;
      position += taken;
      left -= taken;
    }
  }

  private boolean fill() {
    if (ended || failure != null) {
      return false;
    }
    try {
      int count = in.read(buffer, limit, CAPACITY - limit);
      ended = count < 0;
      limit += Math.max(count, 0);
    } catch (IOException e) {
      failure = e;
    }
    return !ended && failure == null;
  }
}
