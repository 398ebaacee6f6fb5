package io.parley.transforms.emit;

import io.parley.transforms.emit.format.Compression;
import io.parley.transforms.emit.format.ExportFormat;
import io.parley.transforms.emit.format.JsonLinesFormat;
import io.parley.transforms.emit.format.ParquetFormat;
import io.parley.transforms.emit.format.RowFormat;
import java.io.Serializable;
import java.util.List;

/**
 * How rows become files.
 *
 * @param format of the views' files
 * @param compression of the views' files
 * @param shards how many shards a split has; 0 lets {@code shardBytes} decide
 * @param shardBytes the size of a shard, in uncompressed bytes of its conversations
 * @param shardsMultipleOf rounds the number of shards up to a multiple, where there are rows enough
 * @param index whether later runs are told what the dataset has
 * @param exports the formats of other trainers to write beside the views
 */
public record EmitConfig(
    Format format,
    Compression compression,
    int shards,
    long shardBytes,
    int shardsMultipleOf,
    boolean index,
    List<ExportFormat> exports)
    implements Serializable {
  /** File formats of views. */
  public enum Format {
    /** Columns, with their types in the file. */
    PARQUET,
    /** One JSON object a line. */
    JSONL
  }

  public EmitConfig {
    exports = exports.stream().distinct().sorted().toList();
    if (shards < 0 || shardBytes < 1 || shardsMultipleOf < 1) {
      throw new IllegalArgumentException(
          "shards: " + shards + ", of " + shardBytes + " bytes, multiple of " + shardsMultipleOf);
    }
  }

  /** How the rows of views are written. */
  public RowFormat rowFormat() {
    return switch (format) {
      case PARQUET -> new ParquetFormat(compression);
      case JSONL -> new JsonLinesFormat(compression);
    };
  }

  public static EmitConfig defaults() {
    return new EmitConfig(Format.PARQUET, Compression.ZSTD, 0, 128L << 20, 1, true, List.of());
  }
}
