package io.parley.transforms.emit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages as {@link Compression} does files; Parquet's own codecs are Hadoop's.
 *
 * @param compression whatever the library asks for by the name that its {@link ParquetFormat} gave
 */
record ParquetCodecs(Compression compression) implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Compressor(name, compression);
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
