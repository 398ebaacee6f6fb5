package io.parley.transforms.parquet;

import java.io.IOException;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses the pages of a file that is written. */
public interface PageCompressor {
  /** What the file says of it. */
  CompressionCodecName codec();

  /** One page by itself; equal pages give equal bytes. */
  byte[] compress(byte[] page) throws IOException;
}
