package io.parley.transforms.emit;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How a file of rows is compressed. */
public enum Compression {
  NONE("") {
    @Override
    OutputStream over(OutputStream out) {
      return out;
    }
  },
  /** No name and no time in the header, so equal rows give equal bytes. */
  GZIP(".gz") {
    @Override
    OutputStream over(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, 1 << 16);
    }
  },
  ZSTD(".zst") {
    @Override
    OutputStream over(OutputStream out) throws IOException {
      return new ZstdOutputStream(out, ZSTD_LEVEL).setWorkers(0);
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
}
