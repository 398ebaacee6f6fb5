package io.parley.transforms.read;

import java.io.IOException;

/**
 * The {@code <row .../>} elements of an XML file, as bytes. Everything between them is passed over.
 *
 * <p>In well-formed XML a {@code <} stands nowhere inside a tag, so one always begins the next: a
 * broken row ends there and loses only itself, and a large file can be read in parts.
 */
final class RowElements implements Records {
  private static final String OPENING = "<row";

  private final ByteReader in;
  private final long end;
  private final RecordBuffer buffer = new RecordBuffer(MAX_BYTES);
  private long offset;

  private RowElements(ByteReader in, long end) {
    this.in = in;
    this.end = end;
  }

  /** As {@link Framing#open}. */
  static RowElements open(ByteReader in, long start, long end) throws IOException {
    if (start > 0) {
      in.read();
    }
    return new RowElements(in, end);
  }

  @Override
  public byte[] next() throws IOException, RecordException {
    while (in.hasNext()) {
      if (in.peek() != '<') {
        in.read();
        continue;
      }
      offset = in.position();
      if (offset >= end) {
        return null;
      }
      if (beginsRow(in.peek(OPENING.length() + 1))) {
        return row();
      }
      in.read();
    }
    return null;
  }

  @Override
  public long offset() {
    return offset;
  }

  private static boolean beginsRow(byte[] ahead) {
    for (int i = 0; i < OPENING.length(); i++) {
      if (i >= ahead.length || ahead[i] != OPENING.charAt(i)) {
        return false;
      }
    }
    return ahead.length == OPENING.length()
        || Lines.isBlank(ahead[OPENING.length()])
        || ahead[OPENING.length()] == '/'
        || ahead[OPENING.length()] == '>';
  }

  private byte[] row() throws IOException, RecordException {
    buffer.clear();
    buffer.append(in.read());
    int quote = 0;
    for (int next = in.peek(); next >= 0 && next != '<'; next = in.peek()) {
      in.read();
      buffer.append(next);
      if (quote == 0 && next == '>') {
        break;
      }
      if (quote == 0 && (next == '"' || next == '\'')) {
        quote = next;
      } else if (next == quote) {
        quote = 0;
      }
    }
    return buffer.take();
  }
}
