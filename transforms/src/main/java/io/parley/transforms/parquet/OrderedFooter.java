package io.parley.transforms.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the footer of a Parquet file in a fixed order. The library lists a column's encodings as
 * they come out of a hash set of enum constants, whose order differs from one JVM to the next.
 *
 * <p>Holds back the end of the file, for nothing says where the footer begins before it is there.
 */
final class OrderedFooter extends OutputStream {
  /** More than the footer of any shard: some 200 bytes a column and row group. */
  private static final int HELD_BYTES = 8 << 20;

  /** The length of the footer and the magic number. */
  private static final int TRAILER_BYTES = 8;

  private final OutputStream out;
  private final Tail tail = new Tail();

  OrderedFooter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    tail.write(b, offset, length);
    if (tail.size() > 2 * HELD_BYTES) {
      tail.release(tail.size() - HELD_BYTES);
    }
  }

  @Override
  public void close() throws IOException {
    byte[] end = tail.toByteArray();
    int length =
        ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(end.length - TRAILER_BYTES);
    int start = end.length - TRAILER_BYTES - length;
    if (start < 0) {
      throw new IOException("a Parquet footer of " + length + " bytes");
    }
    out.write(end, 0, start);
    byte[] footer = ordered(Arrays.copyOfRange(end, start, start + length));
    out.write(footer);
    out.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.length)
            .array());
    out.write(end, end.length - Integer.BYTES, Integer.BYTES);
    out.close();
  }

  private static byte[] ordered(byte[] footer) throws IOException {
    FileMetaData file = Util.readFileMetaData(new ByteArrayInputStream(footer));
    for (RowGroup group : file.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        ColumnMetaData data = column.getMeta_data();
        data.getEncodings().sort(null);
        if (data.isSetEncoding_stats()) {
          data.getEncoding_stats()
              .sort(
                  Comparator.comparing(PageEncodingStats::getPage_type)
                      .thenComparing(PageEncodingStats::getEncoding));
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(file, bytes);
    return bytes.toByteArray();
  }

  /** The bytes that are held back. */
  private final class Tail extends ByteArrayOutputStream {
    void release(int bytes) throws IOException {
      out.write(buf, 0, bytes);
      System.arraycopy(buf, bytes, buf, 0, count - bytes);
      count -= bytes;
    }
  }
}
