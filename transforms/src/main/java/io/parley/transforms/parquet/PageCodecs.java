package io.parley.transforms.parquet;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Undoes the compression of pages; Parquet's own codecs are Hadoop's. */
final class PageCodecs {
  private PageCodecs() {}

  /**
   * @param size bytes that the page had before
   * @throws IOException where it does not, or is compressed by what is not built
   */
  static byte[] decompress(CompressionCodec codec, byte[] page, int size) throws IOException {
    if (codec == CompressionCodec.UNCOMPRESSED) {
      return checked(page, size);
    }
    try (InputStream in = over(codec, new ByteArrayInputStream(page))) {
      // One more than it should be. Grows with what comes, whatever a damaged header says.
      return checked(in.readNBytes(size == Integer.MAX_VALUE ? size : size + 1), size);
    }
  }

  private static byte[] checked(byte[] page, int size) throws IOException {
    if (page.length != size) {
      throw new IOException("a page is not as long as it says");
    }
    return page;
  }

  private static InputStream over(CompressionCodec codec, InputStream page) throws IOException {
    return switch (codec) {
      case GZIP -> new GZIPInputStream(page);
      case ZSTD -> new ZstdInputStream(page);
      case SNAPPY -> new SnappyCompressorInputStream(page);
      case LZ4_RAW -> new BlockLZ4CompressorInputStream(page);
      default -> throw new IOException("pages compressed by " + codec + " are not read");
    };
  }
}
