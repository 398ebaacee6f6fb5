package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import io.parley.transforms.parquet.ParquetRowWriter;
import java.io.IOException;
import java.util.List;

/** Parquet, compressed page by page. */
public record ParquetFormat(Compression compression) implements RowFormat {
  public static final String EXTENSION = ".parquet";

  @Override
  public RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException {
    return rows(
        ParquetRowWriter.open(files.open(EXTENSION), new ExampleRows(columns), compression));
  }

  /** A writer of Parquet as a writer of rows. */
  public static <T> RowWriter<T> rows(ParquetRowWriter<T> writer) {
    return new RowWriter<>() {
      @Override
      public void write(T row) throws IOException {
        writer.write(row);
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }
}
