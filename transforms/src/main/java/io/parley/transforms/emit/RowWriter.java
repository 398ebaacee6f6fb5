package io.parley.transforms.emit;

import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of one file, in order. Closing ends the file and the stream below. */
interface RowWriter<T> extends Closeable {
  void write(T row) throws IOException;
}
