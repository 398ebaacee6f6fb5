package io.parley.transforms.read;

import io.parley.schemas.Reason;
import java.io.IOException;

/**
 * The lists of texts in a JSON file, wherever in it they stand: the arrays that hold no other. A
 * file may be one value larger than memory, or one a line. Nothing else of the file is looked at.
 *
 * <p>A list that holds anything but texts is a record up to its next bracket, so that a quote too
 * many costs one list and not the rest of the file.
 */
final class TextLists implements Records {
  private final ByteReader in;
  private final RecordBuffer buffer = new RecordBuffer(MAX_BYTES);
  private long offset;
  private long open;

  /**
   * @param in stands before the file's first byte
   */
  TextLists(ByteReader in) {
    this.in = in;
    in.skipByteOrderMark();
  }

  @Override
  public byte[] next() throws IOException, RecordException {
    while (true) {
      offset = in.position();
      int next = in.read();
      switch (next) {
        case '[' -> {
          open++;
          if (list()) {
            return buffer.take();
          }
        }
        case '{' -> open++;
        case ']', '}' -> open--;
        case '"' -> skipText();
        case -1 -> {
          boolean ended = open <= 0;
          open = 0;
          if (ended) {
            return null;
          }
          throw new RecordException(Reason.INVALID_JSON, "the file ends before its arrays do");
        }
        default -> {}
      }
    }
  }

  @Override
  public long offset() {
    return offset;
  }

  /** Passes over a name behind its first quote. */
  private void skipText() throws IOException {
    int next = in.read();
    while (next >= 0 && next != '"' && next != '\n') {
      if (next == '\\') {
        in.read();
      }
      next = in.read();
    }
  }

  /** Takes in a list behind its bracket; false where it turns out to be empty or to hold lists. */
  private boolean list() throws IOException {
    buffer.clear();
    buffer.append('[');
    boolean empty = true;
    boolean quoted = false;
    boolean escaped = false;
    while (true) {
      int next = in.peek();
      if (next < 0) {
        open = 0; // the record tells that it is cut off
        return true;
      }
      if (empty && next == '[') {
        return false;
      }
      in.read();
      buffer.append(next);
      if (quoted) {
        if (next == '\n') {
          open = 0;
          return true;
        }
        quoted = escaped || next != '"';
        escaped = !escaped && next == '\\';
      } else if (next == '"') {
        quoted = true;
        empty = false;
      } else if (next == ']') {
        open--;
        return !empty;
      } else if (next != ',' && !Lines.isBlank(next)) {
        skipToBracket();
        return true;
      }
    }
  }

  /** To the next bracket that may end a list, whatever is quoted. */
  private void skipToBracket() throws IOException {
    int last = 0;
    while (true) {
      int next = in.peek();
      boolean follows = next == ',' || next == ']' || next == '}' || next == '\n' || next < 0;
      if (last == ']' && follows || next < 0) {
        open = 0; // what is open here nobody can tell
        return;
      }
      in.read();
      buffer.append(next);
      last = Lines.isBlank(next) && last == ']' ? last : next;
    }
  }
}
