package io.parley.transforms.decontaminate;

import io.parley.transforms.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** A file's bytes, compressed or not. */
final class StoredBytes {
  private static final List<String> ENDINGS = List.of(".gz", ".zst", ".bz2");

  /** What the first bytes tell, in hexadecimal. */
  private static final Map<String, String> BY_MAGIC =
      Map.of(
          "1f8b08", CompressorStreamFactory.GZIP,
          "28b52ffd", CompressorStreamFactory.ZSTANDARD,
          "425a68", CompressorStreamFactory.BZIP2);

  private static final int MAGIC_BYTES = 4;
  private static final int BUFFER = 1 << 16;

  private StoredBytes() {}

  /** The name without what tells of a compression. */
  static String plainName(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** What stands behind the last dot of a plain name, in lower case; empty where there is none. */
  static String ending(String plainName) {
    int dot = plainName.lastIndexOf('.');
    return dot < 0 ? "" : plainName.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The decompressed bytes; how they are compressed is told by the first. */
  static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    in.mark(MAGIC_BYTES);
    String magic = HexFormat.of().formatHex(in.readNBytes(MAGIC_BYTES));
    in.reset();
    for (Map.Entry<String, String> compression : BY_MAGIC.entrySet()) {
      if (magic.startsWith(compression.getKey())) {
        return decompressed(compression.getValue(), in);
      }
    }
    return in;
  }

  private static InputStream decompressed(String compression, InputStream in) throws IOException {
    try {
      return new BufferedInputStream(
          new CompressorStreamFactory(true).createCompressorInputStream(compression, in), BUFFER);
    } catch (CompressorException e) {
      in.close();
      throw new IOException("damaged compression", e);
    }
  }

  /** SHA-256 of the bytes as stored, in hexadecimal. */
  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.begin();
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return Sha256.end(digest);
    }
  }
}
