package io.parley.transforms.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** How a file is compressed, told by its first bytes and never by its name. */
enum Compression {
  NONE,
  GZIP,
  ZSTD,
  BZIP2,
  /** Known by sight only. */
  XZ,
  /** An archive of files. */
  ZIP,
  /** An archive of files. */
  SEVEN_ZIP;

  /** How many bytes tell. */
  private static final int MAGIC_BYTES = 6;

  /** Tells the compression of a stream; leaves the stream where it is. */
  static Compression of(BufferedInputStream in) throws IOException {
    in.mark(MAGIC_BYTES);
    byte[] magic = in.readNBytes(MAGIC_BYTES);
    in.reset();
    return of(magic);
  }

  private static Compression of(byte[] magic) {
    if (startsWith(magic, 0x1F, 0x8B, 0x08)) {
      return GZIP;
    }
    // The second is a frame to be skipped, which parallel compressors put first.
    if (startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)
        || magic.length > 3
            && (magic[0] & 0xF0) == 0x50
            && startsWith(magic, magic[0], 0x2A, 0x4D, 0x18)) {
      return ZSTD;
    }
    if (startsWith(magic, 'B', 'Z', 'h')
        && magic.length > 3
        && magic[3] >= '1'
        && magic[3] <= '9') {
      return BZIP2;
    }
    if (startsWith(magic, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (startsWith(magic, 'P', 'K', 3, 4)) {
      return ZIP;
    }
    return startsWith(magic, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C) ? SEVEN_ZIP : NONE;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[i] != (byte) prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@link #open} can read it. */
  boolean supported() {
    return ordinal() <= BZIP2.ordinal();
  }

  /** The name for messages. */
  String label() {
    return this == SEVEN_ZIP ? "7z" : name().toLowerCase(Locale.ROOT);
  }

  /**
   * The decompressed bytes: all members, frames or streams, one after the other. What could be
   * decoded is given out before an {@link IOException} says that the stream is damaged; opening
   * never fails.
   */
  InputStream open(InputStream in) {
    try {
      return decompress(in);
    } catch (IOException e) {
      return new Broken(e);
    }
  }

  private InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP ->
          new Salvage(
              GzipCompressorInputStream.builder()
                  .setInputStream(in)
                  .setDecompressConcatenated(true)
                  .get());
      case BZIP2 -> new Salvage(new BZip2CompressorInputStream(in, true));
      case ZSTD -> new ZstdStream(in);
      case XZ, ZIP, SEVEN_ZIP -> throw new IOException(label() + " is not read");
    };
  }

  /** A stream that is damaged from its first byte on. */
  private static final class Broken extends InputStream {
    private final IOException failure;

    Broken(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      throw failure;
    }
  }

  /** Gives out what a decoder had written into the array when it failed; then the failure. */
  private static final class Salvage extends FilterInputStream {
    private final CompressorInputStream decoder;
    private IOException failure;

    Salvage(CompressorInputStream decoder) {
      super(decoder);
      this.decoder = decoder;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (failure != null) {
        throw failure;
      }
      long before = decoder.getBytesRead();
      try {
        return decoder.read(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        int decoded = (int) (decoder.getBytesRead() - before);
        if (decoded == 0) {
          throw e;
        }
        return decoded;
      }
    }
  }
}
