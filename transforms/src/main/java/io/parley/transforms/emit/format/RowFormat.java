package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.util.List;

/** How the rows of a view become files. Has no state but what it is made with. */
public interface RowFormat {
  /** Whether the format can say what the row says; rows that it cannot are not written. */
  default boolean takes(Example row) {
    return true;
  }

  /**
   * Starts the files of a shard. Only called where there is a row to write.
   *
   * @param columns of the view
   * @param files one at least is opened; the writer closes them
   */
  RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException;
}
