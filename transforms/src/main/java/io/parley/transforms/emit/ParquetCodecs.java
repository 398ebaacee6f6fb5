package io.parley.transforms.emit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages as {@link Compression} does files; Parquet's own codecs are Hadoop's. */
final class ParquetCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return switch (name) {
      case UNCOMPRESSED -> new Compressor(name, Compression.NONE);
      case GZIP -> new Compressor(name, Compression.GZIP);
      case ZSTD -> new Compressor(name, Compression.ZSTD);
      default -> throw new IllegalArgumentException(name + " is not written");
    };
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("only written");
  }

  @Override
  public void release() {
    // Nothing is held between pages.
  }

  private record Compressor(CompressionCodecName name, Compression compression)
      implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
      page.writeAllTo(bytes);
      return BytesInput.from(compression.of(bytes.toByteArray()));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return name;
    }

    @Override
    public void release() {
      // Nothing is held between pages.
    }
  }
}
