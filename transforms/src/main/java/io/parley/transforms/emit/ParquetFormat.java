package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Parquet, compressed page by page. Equal rows give equal bytes: the file names the library that
 * wrote it, but no time and no host.
 */
record ParquetFormat(Compression compression) implements RowFormat {
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

  @Override
  public String extension() {
    return ".parquet";
  }

  @Override
  public RowWriter<Example> open(List<Column> columns, OutputStream out) throws IOException {
    Builder builder =
        new Builder(new ParquetOutput(new OrderedFooter(out)), columns)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs(compression))
            .withCompressionCodec(codec())
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(MAX_ROWS_UNCHECKED);
    ParquetWriter<Example> writer = builder.build();
    return new RowWriter<>() {
      @Override
      public void write(Example row) throws IOException {
        writer.write(row);
      }

      @Override
      public void close() throws IOException {
        writer.close();
      }
    };
  }

  private CompressionCodecName codec() {
    return switch (compression) {
      case NONE -> CompressionCodecName.UNCOMPRESSED;
      case GZIP -> CompressionCodecName.GZIP;
      case ZSTD -> CompressionCodecName.ZSTD;
    };
  }

  private static final class Builder extends ParquetWriter.Builder<Example, Builder> {
    private final List<Column> columns;

    Builder(OutputFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Example> getWriteSupport(ParquetConfiguration configuration) {
      return new ParquetRows(columns);
    }

    /** The library's contract asks for it, deprecated as it is. */
    @Deprecated
    @Override
    protected WriteSupport<Example> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException("written without Hadoop");
    }
  }
}
