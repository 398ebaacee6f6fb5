package io.parley.transforms.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages; Parquet's own codecs are Hadoop's.
 *
 * @param compressor whatever the library asks for by its name
 */
record ParquetCodecs(PageCompressor compressor) implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Compressor(name, compressor);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("only written");
  }

  @Override
  public void release() {
    // Nothing is held between pages.
  }

  private record Compressor(CompressionCodecName name, PageCompressor compressor)
      implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
      page.writeAllTo(bytes);
      return BytesInput.from(compressor.compress(bytes.toByteArray()));
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
