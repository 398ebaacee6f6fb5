package io.parley.transforms.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file, read without Hadoop: chosen columns, one row group in memory at a time.
 *
 * <p>A column is named by its path, with dots: {@code messages.content} is the content of all
 * messages. The levels that the format puts between a list and its elements are not named.
 */
public final class ParquetFile implements Closeable {
  /** Takes rows. */
  @FunctionalInterface
  public interface Sink {
    void row(ParquetRow row) throws IOException;
  }

  private final SeekableByteChannel channel;
  private final String name;
  private final FileMetaData footer;
  private final MessageType schema;

  private ParquetFile(SeekableByteChannel channel, String name) throws IOException {
    this.channel = channel;
    this.name = name;
    this.footer = ParquetFooter.of(channel, name);
    this.schema = schema();
  }

  private MessageType schema() throws ParquetException {
    try {
      return new ParquetMetadataConverter()
          .fromParquetMetadata(footer)
          .getFileMetaData()
          .getSchema();
    } catch (IOException | RuntimeException e) {
      throw new ParquetException(name, "damaged Parquet footer", e);
    }
  }

  /**
   * Reads the footer.
   *
   * @param channel closed with this, and where this cannot be opened
   * @param name for messages
   * @throws ParquetException where it is no Parquet file that can be read
   */
  public static ParquetFile open(SeekableByteChannel channel, String name) throws IOException {
    try {
      return new ParquetFile(channel, name);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The names of all columns with values, in order. */
  public List<String> columns() {
    List<String> names = new ArrayList<>();
    for (ColumnDescriptor column : schema.getColumns()) {
      names.add(ParquetPath.nameOf(schema, column));
    }
    return names;
  }

  public long rows() {
    return footer.getNum_rows();
  }

  /** What the file's writer said of it beside the rows: keys and values. */
  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    if (footer.isSetKey_value_metadata()) {
      footer
          .getKey_value_metadata()
          .forEach(pair -> properties.put(pair.getKey(), pair.isSetValue() ? pair.getValue() : ""));
    }
    return properties;
  }

  /**
   * Reads all rows in order.
   *
   * @param columns names of columns, or of groups of columns; those come as {@link ParquetRow} says
   * @throws ParquetException where the file has no such column, or is damaged
   */
  public void read(List<String> columns, Sink sink) throws IOException {
    List<ParquetPath> paths = new ArrayList<>();
    for (String column : columns) {
      ParquetPath path = ParquetPath.find(schema, column);
      if (path == null) {
        throw new ParquetException(name, "no column " + column + "; there are " + columns());
      }
      paths.add(path);
    }
    MessageType chosen = ParquetPath.projection(schema, paths);
    MessageColumnIO layout =
        new ColumnIOFactory(footer.getCreated_by()).getColumnIO(chosen, schema);
    for (RowGroup group : footer.getRow_groups()) {
      read(group, chosen, layout, paths, sink);
    }
  }

  private void read(
      RowGroup group,
      MessageType chosen,
      MessageColumnIO layout,
      List<ParquetPath> paths,
      Sink sink)
      throws IOException {
    Records records = new Records(chosen);
    RecordReader<Map<String, Object>> reader;
    try {
      reader = layout.getRecordReader(pages(group, chosen), records);
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    for (long i = 0; i < group.getNum_rows(); i++) {
      sink.row(new ParquetRow(paths, next(reader)));
    }
  }

  private Map<String, Object> next(RecordReader<Map<String, Object>> reader)
      throws ParquetException {
    try {
      return reader.read();
    } catch (RuntimeException e) {
      throw damaged(e);
    } catch (OutOfMemoryError e) {
      // The library makes room for as many values as a page says, billions where it is damaged.
      throw new ParquetException(name, "damaged rows, or too long for the memory", e);
    }
  }

  /** The library has no exception of its own for every kind of damage. */
  private ParquetException damaged(RuntimeException e) {
    String reason =
        e instanceof ColumnPages.DamagedPageException ? e.getCause().getMessage() : "damaged rows";
    return new ParquetException(name, reason, e);
  }

  private PageReadStore pages(RowGroup group, MessageType chosen) throws IOException {
    Map<List<String>, PageReader> columns = new HashMap<>();
    for (ColumnChunk chunk : group.getColumns()) {
      ColumnMetaData column = chunk.getMeta_data();
      if (column == null) {
        throw new ParquetException(name, "columns that are encrypted or in another file");
      }
      List<String> path = column.getPath_in_schema();
      if (chosen.containsPath(path.toArray(new String[0]))) {
        columns.put(path, new ColumnPages(bytes(column), column));
      }
    }
    for (ColumnDescriptor column : chosen.getColumns()) {
      if (!columns.containsKey(List.of(column.getPath()))) {
        throw new ParquetException(name, "a row group without one of its columns");
      }
    }
    return new Pages(columns, group.getNum_rows());
  }

  private byte[] bytes(ColumnMetaData column) throws IOException {
    long start = column.getData_page_offset();
    if (column.isSetDictionary_page_offset() && column.getDictionary_page_offset() > 0) {
      start = Math.min(start, column.getDictionary_page_offset());
    }
    long length = column.getTotal_compressed_size();
    if (start < 0 || length < 0 || start > channel.size() - length) {
      throw new ParquetException(name, "a column is not inside the file");
    }
    if (length > Integer.MAX_VALUE - Long.BYTES) {
      throw new ParquetException(name, "a row group with a column of " + length + " bytes");
    }
    return ParquetFooter.read(channel, name, start, (int) length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private record Pages(Map<List<String>, PageReader> columns, long rows) implements PageReadStore {
    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      return columns.get(List.of(column.getPath()));
    }

    @Override
    public long getRowCount() {
      return rows;
    }
  }
}
