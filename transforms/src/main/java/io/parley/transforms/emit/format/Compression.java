package io.parley.transforms.emit.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.parley.transforms.parquet.PageCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How rows are compressed: JSON Lines as whole files, Parquet page by page. */
public enum Compression implements PageCompressor {
  NONE("", CompressionCodecName.UNCOMPRESSED) {
    @Override
    public OutputStream over(OutputStream out) {
      return out;
    }

    @Override
    public byte[] compress(byte[] bytes) {
      return bytes;
    }
  },
  /** No name and no time in the header, so equal rows give equal bytes. */
  GZIP(".gz", CompressionCodecName.GZIP) {
    @Override
    public OutputStream over(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, 1 << 16);
    }

    @Override
    public byte[] compress(byte[] bytes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
      try (OutputStream gzip = over(out)) {
        gzip.write(bytes);
      }
      return out.toByteArray();
    }
  },
  ZSTD(".zst", CompressionCodecName.ZSTD) {
    @Override
    public OutputStream over(OutputStream out) throws IOException {
      return new ZstdOutputStream(out, ZSTD_LEVEL).setWorkers(0);
    }

    /** In one call, so that the frame tells its size: some readers of Parquet want to know. */
    @Override
    public byte[] compress(byte[] bytes) {
      return Zstd.compress(bytes, ZSTD_LEVEL);
    }
  };

  private static final int ZSTD_LEVEL = 3;

  private final String extension;
  private final CompressionCodecName codec;

  Compression(String extension, CompressionCodecName codec) {
    this.extension = extension;
    this.codec = codec;
  }

  /** What follows the format's own extension in a file name. */
  public String extension() {
    return extension;
  }

  @Override
  public CompressionCodecName codec() {
    return codec;
  }

  /** A stream that compresses into another and closes it. */
  public abstract OutputStream over(OutputStream out) throws IOException;
}
