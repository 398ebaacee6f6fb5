package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import io.parley.transforms.parquet.ParquetRowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Parquet, compressed page by page. */
record ParquetFormat(Compression compression) implements RowFormat {
  static final String EXTENSION = ".parquet";

  @Override
  public String extension() {
    return EXTENSION;
  }

  @Override
  public RowWriter<Example> open(List<Column> columns, OutputStream out) throws IOException {
    return rows(ParquetRowWriter.open(out, new ExampleRows(columns), compression));
  }

  static <T> RowWriter<T> rows(ParquetRowWriter<T> writer) {
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
