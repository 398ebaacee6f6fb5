package io.parley.transforms.read;

import io.parley.schemas.Reason;
import java.util.Arrays;

/** Gathers the bytes of one record up to a limit, and goes on counting beyond it. */
final class RecordBuffer {
  private static final int INITIAL = 1 << 13;

  /** Buffers above this are given back after use. */
  private static final int KEPT = 1 << 20;

  private final int max;
  private byte[] bytes = new byte[INITIAL];
  private long length;

  RecordBuffer(int max) {
    this.max = max;
  }

  void clear() {
    length = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[INITIAL];
    }
  }

  void append(int value) {
    if (length < max) {
      reserve((int) length + 1);
      bytes[(int) length] = (byte) value;
    }
    length++;
  }

  void append(byte[] from, int start, int end) {
    if (length < max) {
      int count = (int) Math.min(end - start, max - length);
      reserve((int) length + count);
      System.arraycopy(from, start, bytes, (int) length, count);
    }
    length += end - start;
  }

  /** A copy of the record without white space at its end; empty where there is nothing else. */
  byte[] take() throws RecordException {
    if (length > max) {
      throw new RecordException(
          Reason.RECORD_TOO_LONG, length + " bytes, at most " + max + " are read");
    }
    int end = (int) length;
    while (end > 0 && Lines.isBlank(bytes[end - 1])) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private void reserve(int size) {
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(max, Math.max(size, 2 * bytes.length)));
    }
  }
}
