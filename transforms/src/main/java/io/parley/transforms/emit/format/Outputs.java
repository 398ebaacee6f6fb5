package io.parley.transforms.emit.format;

import java.io.IOException;
import java.io.OutputStream;

/** Where the files of one shard are opened; all get the same name but for its end. */
@FunctionalInterface
public interface Outputs {
  /**
   * A new file, buffered.
   *
   * @param extension the end of its name, with the dot
   */
  OutputStream open(String extension) throws IOException;
}
