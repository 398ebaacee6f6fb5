package io.parley.transforms.emit;

import java.io.Serializable;

/**
 * How rows become files.
 *
 * @param format of the views' files
 * @param compression of the views' files
 * @param shards how many shards a split has; 0 lets {@code shardBytes} decide
 * @param shardBytes the size of a shard, in uncompressed bytes of its conversations
 * @param shardsMultipleOf rounds the number of shards up to a multiple, where there are rows enough
 * @param index whether later runs are told what the dataset has
 */
public record EmitConfig(
    Format format,
    Compression compression,
    int shards,
    long shardBytes,
    int shardsMultipleOf,
    boolean index)
    implements Serializable {
  /** File formats of views. */
  public enum Format {
    /** Columns, with their types in the file. */
    PARQUET,
    /** One JSON object a line. */
    JSONL
  }

  public EmitConfig {
    if (shards < 0 || shardBytes < 1 || shardsMultipleOf < 1) {
      throw new IllegalArgumentException(
          "shards: " + shards + ", of " + shardBytes + " bytes, multiple of " + shardsMultipleOf);
    }
  }

  public static EmitConfig defaults() {
    return new EmitConfig(Format.PARQUET, Compression.ZSTD, 0, 128L << 20, 1, true);
  }
}
