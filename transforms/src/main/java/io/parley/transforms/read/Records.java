package io.parley.transforms.read;

import java.io.IOException;

/** The records of a file, one after the other. */
interface Records {
  /** The longest record that is held in memory, in bytes. */
  int MAX_BYTES = 32 << 20;

  /**
   * The next record, or null behind the last.
   *
   * @throws RecordException if there is something that is no record; the next call goes on behind
   * @throws IOException if the stream is damaged; nothing more can be read
   */
  byte[] next() throws IOException, RecordException;

  /** Where the record begins that {@link #next()} gave or failed at, in the decompressed stream. */
  long offset();
}
