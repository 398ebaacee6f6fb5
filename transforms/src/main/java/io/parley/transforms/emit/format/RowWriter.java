package io.parley.transforms.emit.format;

import java.io.Closeable;
import java.io.IOException;

/** Writes the rows of one shard, in order. Closing ends the files and the streams below. */
public interface RowWriter<T> extends Closeable {
  void write(T row) throws IOException;
}
