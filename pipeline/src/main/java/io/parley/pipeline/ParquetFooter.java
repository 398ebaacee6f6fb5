package io.parley.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Reads what stands at the end of a Parquet file: the metadata, its length in four bytes (little
 * endian) and the letters that stand at the start too.
 */
final class ParquetFooter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;

  private ParquetFooter() {}

  /**
   * @throws IOException where the file has no footer, or a damaged one
   */
  static FileMetaData of(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long end = file.size() - TAIL_BYTES;
      if (end < MAGIC.length) {
        throw new IOException("too short for a Parquet file");
      }
      byte[] tail = read(file, end, TAIL_BYTES);
      int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (!Arrays.equals(MAGIC, Arrays.copyOfRange(tail, Integer.BYTES, TAIL_BYTES))
          || length < 1
          || length > end - MAGIC.length) {
        throw new IOException("no Parquet footer");
      }
      return parse(read(file, end - length, length));
    }
  }

  private static FileMetaData parse(byte[] footer) throws IOException {
    try {
      return Util.readFileMetaData(new ByteArrayInputStream(footer));
    } catch (RuntimeException e) {
      // The library trusts fields that a damaged footer need not have.
      throw new IOException("damaged Parquet footer", e);
    }
  }

  private static byte[] read(FileChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("the file became shorter");
      }
    }
    return bytes.array();
  }
}
