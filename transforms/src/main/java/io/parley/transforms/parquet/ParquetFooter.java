package io.parley.transforms.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Reads what stands at the end of a Parquet file: the metadata, its length in four bytes (little
 * endian) and the letters that stand at the start too.
 */
final class ParquetFooter {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;

  private ParquetFooter() {}

  /**
   * @throws ParquetException where the file has no footer, or a damaged one
   */
  static FileMetaData of(SeekableByteChannel file, String name) throws IOException {
    long end = file.size() - TAIL_BYTES;
    if (end < MAGIC.length) {
      throw new ParquetException(name, "too short for a Parquet file");
    }
    byte[] tail = read(file, name, end, TAIL_BYTES);
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] magic = Arrays.copyOfRange(tail, Integer.BYTES, TAIL_BYTES);
    if (Arrays.equals(ENCRYPTED, magic)) {
      throw new ParquetException(name, "an encrypted Parquet file");
    }
    if (!Arrays.equals(MAGIC, magic) || length < 1 || length > end - MAGIC.length) {
      throw new ParquetException(name, "no Parquet footer");
    }
    try {
      return Util.readFileMetaData(
          new ByteArrayInputStream(read(file, name, end - length, length)));
    } catch (ParquetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library trusts fields that a damaged footer need not have.
      throw new ParquetException(name, "damaged Parquet footer", e);
    }
  }

  /** Some bytes of the file, all of them. */
  static byte[] read(SeekableByteChannel file, String name, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    file.position(position);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new ParquetException(name, "the file became shorter");
      }
    }
    return bytes.array();
  }
}
