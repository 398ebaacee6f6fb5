package io.parley.transforms.read;

import io.parley.schemas.Reason;
import java.io.IOException;

/**
 * The elements of one JSON array that may be larger than memory. Only brackets and quotes are
 * looked at: whether an element is JSON is for the parser to say. Where elements begin on lines of
 * their own, one with a broken quote costs itself only.
 */
final class JsonArray implements Records {
  private enum State {
    BEFORE,
    INSIDE,
    BEHIND,
    DONE
  }

  private final ByteReader in;
  private final RecordBuffer buffer = new RecordBuffer(MAX_BYTES);
  private State state = State.BEFORE;
  private long offset;
  private long lineStart;

  /**
   * @param in stands before the opening bracket
   */
  JsonArray(ByteReader in) {
    this.in = in;
  }

  @Override
  public byte[] next() throws IOException, RecordException {
    if (state == State.BEFORE) {
      skipTo();
      in.read();
      state = State.INSIDE;
    }
    if (state == State.INSIDE) {
      int first = skipTo();
      while (first == ',') {
        in.read();
        first = skipTo();
      }
      if (first >= 0 && first != ']') {
        return element();
      }
      in.read();
      state = first < 0 ? State.DONE : State.BEHIND;
      if (first < 0) {
        throw new RecordException(Reason.INVALID_JSON, "the file ends before its array does");
      }
    }
    if (state == State.BEHIND) {
      int first = skipTo();
      state = State.DONE;
      if (first >= 0) {
        throw new RecordException(Reason.INVALID_JSON, "the file goes on behind its array");
      }
    }
    return null;
  }

  @Override
  public long offset() {
    return offset;
  }

  /** Passes over white space; the byte behind it, or -1. */
  private int skipTo() throws IOException {
    int next = in.peek();
    while (Lines.isBlank(next)) {
      in.read();
      lineStart = next == '\n' ? in.position() : lineStart;
      next = in.peek();
    }
    offset = in.position();
    return next;
  }

  private byte[] element() throws IOException, RecordException {
    buffer.clear();
    long column = offset - lineStart;
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    while (true) {
      int next = in.peek();
      if (next < 0) {
        state = State.DONE;
        return buffer.take();
      }
      if (depth == 0 && !quoted && (next == ',' || next == ']')) {
        return buffer.take();
      }
      in.read();
      buffer.append(next);
      if (next == '\n') {
        lineStart = in.position();
        if (quoted) {
          skipToNext(column);
          return buffer.take();
        }
      }
      if (quoted) {
        quoted = escaped || next != '"';
        escaped = !escaped && next == '\\';
      } else if (next == '"') {
        quoted = true;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if ((next == '}' || next == ']') && depth > 0 && --depth == 0) {
        return buffer.take();
      }
    }
  }

  /**
   * Passes over the rest of an element that has a quote too many or too few, as a line's end within
   * quotes shows: to a line where an object begins no further in than the element did.
   */
  private void skipToNext(long column) throws IOException {
    while (in.hasNext()) {
      long blanks = 0;
      while (in.peek() == ' ' || in.peek() == '\t') {
        buffer.append(in.read());
        blanks++;
      }
      if (in.peek() == '{' && blanks <= column) {
        return;
      }
      in.readLine(buffer);
      buffer.append('\n');
      lineStart = in.position();
    }
    state = State.DONE;
  }
}
