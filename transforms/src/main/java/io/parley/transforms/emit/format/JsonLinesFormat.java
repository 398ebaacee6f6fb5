package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.util.List;

/** JSON Lines, compressed as a whole. */
public record JsonLinesFormat(Compression compression) implements RowFormat {
  /** The end of the name of such a file. */
  public static String extension(Compression compression) {
    return ".jsonl" + compression.extension();
  }

  @Override
  public RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException {
    return new JsonLinesWriter(columns, compression.over(files.open(extension(compression))));
  }
}
