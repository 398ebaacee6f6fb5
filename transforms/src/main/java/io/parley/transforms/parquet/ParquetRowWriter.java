package io.parley.transforms.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;

/**
 * Writes one Parquet file, compressed page by page. Equal rows give equal bytes: the file names the
 * library that wrote it, but no time and no host. Closing ends the file and the stream below.
 */
public final class ParquetRowWriter<T> implements Closeable {
  /**
   * Bytes that a row group has in memory: of full pages compressed, of open ones not. Every open
   * view holds one, and streaming readers divide files by row groups: many moderate ones serve
   * both. Text that hardly anything is left of when compressed makes groups of more bytes.
   */
  private static final long ROW_GROUP_BYTES = 16 << 20;

  /**
   * Rows until memory is looked at again. By default the library looks after 100 rows and then when
   * it expects the row group to be half full: conversations of megabytes come when they come.
   */
  private static final int MAX_ROWS_UNCHECKED = 8;

  private final ParquetWriter<T> writer;

  private ParquetRowWriter(ParquetWriter<T> writer) {
    this.writer = writer;
  }

  /**
   * Starts a file.
   *
   * @param rows tells the schema, and writes a row in its terms
   */
  public static <T> ParquetRowWriter<T> open(
      OutputStream out, WriteSupport<T> rows, PageCompressor compressor) throws IOException {
    return new ParquetRowWriter<>(
        new Builder<>(new ParquetOutput(new OrderedFooter(out)), rows)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs(compressor))
            .withCompressionCodec(compressor.codec())
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(MAX_ROWS_UNCHECKED)
            .build());
  }

  public void write(T row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
    private final WriteSupport<T> rows;

    Builder(OutputFile file, WriteSupport<T> rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
      return rows;
    }

    /** The library's contract asks for it, deprecated as it is. */
    @Deprecated
    @Override
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException("written without Hadoop");
    }
  }
}
