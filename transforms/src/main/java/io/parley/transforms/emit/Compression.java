package io.parley.transforms.emit;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How rows are compressed: JSON Lines as whole files, Parquet page by page. */
public enum Compression {
  NONE("") {
    @Override
    OutputStream over(OutputStream out) {
      return out;
    }

    @Override
    byte[] of(byte[] bytes) {
      return bytes;
    }
  },
  /** No name and no time in the header, so equal rows give equal bytes. */
  GZIP(".gz") {
    @Override
    OutputStream over(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, 1 << 16);
    }

    @Override
    byte[] of(byte[] bytes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
      try (OutputStream gzip = over(out)) {
        gzip.write(bytes);
      }
      return out.toByteArray();
    }
  },
  ZSTD(".zst") {
    @Override
    OutputStream over(OutputStream out) throws IOException {
      return new ZstdOutputStream(out, ZSTD_LEVEL).setWorkers(0);
    }

    /** In one call, so that the frame tells its size: some readers of Parquet want to know. */
    @Override
    byte[] of(byte[] bytes) {
      return Zstd.compress(bytes, ZSTD_LEVEL);
    }
  };

  private static final int ZSTD_LEVEL = 3;

  private final String extension;

  Compression(String extension) {
    this.extension = extension;
  }

  /** What follows the format's own extension in a file name. */
  public String extension() {
    return extension;
  }

  /** A stream that compresses into another and closes it. */
  abstract OutputStream over(OutputStream out) throws IOException;

  /** Some bytes, compressed by themselves. */
  abstract byte[] of(byte[] bytes) throws IOException;
}
