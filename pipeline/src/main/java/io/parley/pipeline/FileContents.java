package io.parley.pipeline;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.parley.transforms.Sha256;
import io.parley.transforms.parquet.ParquetFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;

/**
 * What a file of rows holds.
 *
 * @param rows lines of the text, or as many as the format has another way to say; −1 where they
 *     cannot be counted
 * @param bytes of the file as it is
 * @param sha256 of the file as it is, in hexadecimal
 */
record FileContents(long rows, long bytes, String sha256) {
  private static final int BUFFER = 1 << 16;

  /** Reads the file once. */
  static FileContents of(Path path) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream file = Files.newInputStream(path);
        InputStream in = new DigestInputStream(new BufferedInputStream(file, BUFFER), digest)) {
      long rows = rows(path, in);
      // What the counting left.
      in.transferTo(OutputStream.nullOutputStream());
      return new FileContents(rows, Files.size(path), Sha256.end(digest));
    }
  }

  private static long rows(Path path, InputStream in) {
    String name = path.getFileName().toString();
    try {
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "parquet" -> footerRows(path);
        case "idx" -> ExportRows.ofIndex(path);
        case "bin" -> ExportRows.ofIds(path);
        case "tfrecord" -> ExportRows.ofTfRecord(in);
        case "json" -> ExportRows.ofJson(new Open(in));
        default -> lineRows(name, in);
      };
    } catch (IOException e) {
      return -1;
    }
  }

  private static long footerRows(Path path) throws IOException {
    try (ParquetFile file = ParquetFile.open(FileChannel.open(path), path.toString())) {
      return file.rows();
    }
  }

  private static long lineRows(String name, InputStream in) throws IOException {
    try (InputStream text = decompressed(name, new Open(in))) {
      return lines(text);
    }
  }

  private static InputStream decompressed(String name, InputStream in) throws IOException {
    return name.endsWith(".zst")
        ? new ZstdInputStreamNoFinalizer(in)
        : name.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static long lines(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long lines = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        if (buffer[i] == '\n') {
          lines++;
        }
      }
    }
    return lines;
  }

  /** Stays open when the decompressor is closed, which frees native memory. */
  private static final class Open extends FilterInputStream {
    Open(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Closed by the one who opened it.
    }
  }
}
