package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * TensorFlow's TFRecord of {@code tf.train.Example}: a feature a column, numbers as {@code
 * int64_list}, texts as {@code bytes_list} in UTF-8, an absent text as a list without values.
 *
 * <p>A record is its length in 64 bits, the masked CRC-32C of that, the bytes, and the masked
 * CRC-32C of them ({@code tensorflow/core/lib/io/record_writer.h}). Features are in the order of
 * their names, as protocol buffers write maps where equal maps must have equal bytes.
 */
public record TfRecordFormat() implements RowFormat {
  private static final int MASK_DELTA = 0xa282ead8;

  @Override
  public RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException {
    List<Column> sorted = columns.stream().sorted(Comparator.comparing(Column::name)).toList();
    LittleEndian out = new LittleEndian(files.open(".tfrecord"));
    return new RowWriter<>() {
      @Override
      public void write(Example row) throws IOException {
        byte[] example = TfExample.encode(sorted, row);
        out.writeLong(example.length);
        out.writeInt(maskedCrc(lengthBytes(example.length)));
        out.write(example);
        out.writeInt(maskedCrc(example));
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  private static byte[] lengthBytes(long length) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (length >>> Byte.SIZE * i);
    }
    return bytes;
  }

  /** Masked, because a checksum of what contains its own checksums says little. */
  static int maskedCrc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}
