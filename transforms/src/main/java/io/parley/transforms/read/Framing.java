package io.parley.transforms.read;

import java.io.IOException;

/** How a stream of bytes is cut into records. */
interface Framing {
  /** Whether a file that begins so can be read in parts, each by its own worker. */
  boolean splittable(Head head);

  /**
   * The records of a file, or of a part of it.
   *
   * @param in stands at the file's first byte, or, where {@code start} is above 0, at the byte
   *     before {@code start}
   * @param start where the part begins
   * @param end records that begin here or later belong to the next part
   * @throws IOException if the stream is damaged
   */
  Records open(ByteReader in, long start, long end) throws IOException;
}
