package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A file format of views: how rows become bytes, and what such a file is called. */
interface RowFormat {
  /** The end of a file's name, with the dot. */
  String extension();

  /** Starts a file; the writer ends it and closes the stream. */
  RowWriter<Example> open(List<Column> columns, OutputStream out) throws IOException;

  /** The format that a recipe asks for. */
  static RowFormat of(EmitConfig config) {
    return switch (config.format()) {
      case PARQUET -> new ParquetFormat(config.compression());
      case JSONL -> new JsonLinesFormat(config.compression());
    };
  }
}
