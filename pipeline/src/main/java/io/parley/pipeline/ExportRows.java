package io.parley.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Counts the rows of files in the formats of other trainers. Each method gives −1 where a file is
 * not what its name says.
 */
final class ExportRows {
  private static final byte[] INDEX_MAGIC = "MMIDIDX\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int INDEX_HEADER = 34;
  private static final int SEQUENCE_BYTES = Integer.BYTES + Long.BYTES;
  private static final int TF_MASK_DELTA = 0xa282ead8;

  private ExportRows() {}

  /** The sequences of a Megatron-LM index: one a document, one behind the other. */
  static long ofIndex(Path path) throws IOException {
    ByteBuffer index = littleEndian(Files.readAllBytes(path));
    long size = index.limit();
    if (size < INDEX_HEADER || !index.slice(0, 9).equals(ByteBuffer.wrap(INDEX_MAGIC))) {
      return -1;
    }
    long sequences = index.getLong(18);
    boolean whole =
        index.getLong(9) == 1
            && index.getLong(26) == sequences + 1
            && sequences >= 0
            && sequences < size
            && size == INDEX_HEADER + sequences * SEQUENCE_BYTES + (sequences + 1) * Long.BYTES;
    return whole && tokens(index) >= 0 ? sequences : -1;
  }

  /** How many ids an index speaks of; −1 where one array does not follow from the others. */
  private static long tokens(ByteBuffer index) {
    int sequences = (int) index.getLong(18);
    int offsets = INDEX_HEADER + sequences * Integer.BYTES;
    int documents = offsets + sequences * Long.BYTES;
    long tokens = 0;
    for (int i = 0; i < sequences; i++) {
      int length = index.getInt(INDEX_HEADER + i * Integer.BYTES);
      if (length < 1
          || index.getLong(offsets + i * Long.BYTES) != tokens * width(index)
          || index.getLong(documents + i * Long.BYTES) != i) {
        return -1;
      }
      tokens += length;
    }
    return index.getLong(documents + sequences * Long.BYTES) == sequences ? tokens : -1;
  }

  /** The bytes of an id: of the types that an index can name, those of ids. */
  private static int width(ByteBuffer index) {
    return switch (index.get(17)) {
      case 8 -> Short.BYTES;
      case 4 -> Integer.BYTES;
      default -> 0;
    };
  }

  /**
   * The documents of a file of ids: as its index says, where one lies beside it and speaks of as
   * many bytes; else those of 16-bit ids, each of which ends as the last one does.
   */
  static long ofIds(Path path) throws IOException {
    String name = path.getFileName().toString();
    Path index = path.resolveSibling(name.substring(0, name.length() - 4) + ".idx");
    if (!Files.exists(index)) {
      return ofShortIds(path);
    }
    long sequences = ofIndex(index);
    if (sequences < 0) {
      return -1;
    }
    ByteBuffer arrays = littleEndian(Files.readAllBytes(index));
    return tokens(arrays) * width(arrays) == Files.size(path) ? sequences : -1;
  }

  private static long ofShortIds(Path path) throws IOException {
    long size = Files.size(path);
    if (size == 0 || size % Short.BYTES != 0) {
      return -1;
    }
    // No text has the id that ends a document.
    long[] seen = new long[1 << Short.SIZE];
    int id = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.readNBytes(buffer, 0, buffer.length);
          n > 0;
          n = in.readNBytes(buffer, 0, buffer.length)) {
        for (int i = 0; i + 1 < n; i += Short.BYTES) {
          id = buffer[i] & 0xFF | (buffer[i + 1] & 0xFF) << Byte.SIZE;
          seen[id]++;
        }
      }
    }
    return seen[id];
  }

  /** The records of a TFRecord, whose checksums must be right. */
  static long ofTfRecord(InputStream in) throws IOException {
    long records = 0;
    while (true) {
      byte[] head = in.readNBytes(Long.BYTES + Integer.BYTES);
      if (head.length == 0) {
        return records;
      }
      if (head.length < Long.BYTES + Integer.BYTES || !checked(head, Long.BYTES)) {
        return -1;
      }
      long length = littleEndian(head).getLong(0);
      if (length < 0 || length > Integer.MAX_VALUE - Long.BYTES) {
        return -1;
      }
      byte[] record = in.readNBytes((int) length + Integer.BYTES);
      if (record.length < length + Integer.BYTES || !checked(record, (int) length)) {
        return -1;
      }
      records++;
    }
  }

  /** Whether the first bytes have the masked CRC-32C that follows them. */
  private static boolean checked(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + TF_MASK_DELTA;
    return littleEndian(bytes).getInt(length) == masked;
  }

  /** The entries of a JSON object. */
  static long ofJson(InputStream in) throws IOException {
    try {
      return new ObjectMapper().readTree(in).size();
    } catch (JacksonException e) {
      return -1;
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
