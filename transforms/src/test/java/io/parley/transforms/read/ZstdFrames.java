package io.parley.transforms.read;

import java.io.ByteArrayOutputStream;

/** Writes Zstandard frames by hand (RFC 8878), with any window and no compressor's memory. */
final class ZstdFrames {
  private static final int MAX_BLOCK = 1 << 17;

  private ZstdFrames() {}

  /**
   * One frame of raw blocks.
   *
   * @param windowLog the window is 2 to this power, in bytes
   */
  static byte[] withWindow(int windowLog, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD});
    out.write(0); // no content size, no checksum, no dictionary, not a single segment
    out.write(windowLog - 10 << 3);
    int start = 0;
    do {
      int size = Math.min(MAX_BLOCK, content.length - start);
      int header = size << 3 | (start + size == content.length ? 1 : 0); // type 0: raw
      out.write(header);
      out.write(header >> 8);
      out.write(header >> 16);
      out.write(content, start, size);
      start += size;
    } while (start < content.length);
    return out.toByteArray();
  }
}
