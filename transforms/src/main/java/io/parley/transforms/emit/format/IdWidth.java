package io.parley.transforms.emit.format;

import java.io.IOException;

/** How many bytes a token id takes in a file of nothing but ids. */
enum IdWidth {
  /** Up to 65,535. */
  SHORT(Short.BYTES) {
    @Override
    void write(int id, LittleEndian out) throws IOException {
      if (id < 0 || id >= IDS_OF_16_BITS) {
        throw new IllegalArgumentException("id " + id + " has more than 16 bits");
      }
      out.writeShort(id);
    }
  },
  INT(Integer.BYTES) {
    @Override
    void write(int id, LittleEndian out) throws IOException {
      out.writeInt(id);
    }
  };

  /** The ids there are in 16 bits. */
  static final int IDS_OF_16_BITS = 1 << Short.SIZE;

  private final int bytes;

  IdWidth(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  abstract void write(int id, LittleEndian out) throws IOException;
}
