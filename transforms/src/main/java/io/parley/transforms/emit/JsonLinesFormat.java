package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** JSON Lines, compressed as a whole. */
record JsonLinesFormat(Compression compression) implements RowFormat {
  @Override
  public String extension() {
    return extension(compression);
  }

  static String extension(Compression compression) {
    return ".jsonl" + compression.extension();
  }

  @Override
  public RowWriter<Example> open(List<Column> columns, OutputStream out) throws IOException {
    return new JsonLinesWriter(columns, compression.over(out));
  }
}
