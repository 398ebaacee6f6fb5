package io.parley.transforms.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/**
 * The pages of a column in a row group, one after the other, the dictionary first where there is
 * one. Parquet's own reader of files cannot even be loaded without Hadoop, so pages are found here
 * as the specification says. Pages are decompressed when their turn comes.
 */
final class ColumnPages implements PageReader {
  private final ByteArrayInputStream in;
  private final CompressionCodec codec;
  private final long values;

  /** Read before its turn, to see whether it is the dictionary. */
  private PageHeader next;

  /**
   * @param chunk all bytes of the column in the row group
   */
  ColumnPages(byte[] chunk, ColumnMetaData column) {
    this.in = new ByteArrayInputStream(chunk);
    this.codec = column.getCodec();
    this.values = column.getNum_values();
  }

  @Override
  public long getTotalValueCount() {
    return values;
  }

  @Override
  public DictionaryPage readDictionaryPage() {
    try {
      PageHeader header = header();
      if (header == null || !header.isSetDictionary_page_header()) {
        next = header;
        return null;
      }
      byte[] page = decompressed(header, body(header));
      DictionaryPageHeader dictionary = header.getDictionary_page_header();
      if (dictionary.getNum_values() > page.length) {
        // The library makes room for as many as it is told.
        throw new IOException("a dictionary is shorter than it says");
      }
      return new DictionaryPage(
          BytesInput.from(page), dictionary.getNum_values(), encoding(dictionary.getEncoding()));
    } catch (IOException e) {
      throw new DamagedPageException(e);
    }
  }

  @Override
  public DataPage readPage() {
    try {
      for (PageHeader header = header(); header != null; header = header()) {
        byte[] body = body(header);
        if (header.isSetData_page_header()) {
          return page(header.getData_page_header(), decompressed(header, body));
        }
        if (header.isSetData_page_header_v2()) {
          return page(header, header.getData_page_header_v2(), body);
        }
      }
    } catch (IOException e) {
      throw new DamagedPageException(e);
    }
    throw new DamagedPageException(new IOException("a column ends early"));
  }

  private PageHeader header() throws IOException {
    PageHeader header = next;
    next = null;
    return header != null || in.available() == 0 ? header : Util.readPageHeader(in);
  }

  private byte[] body(PageHeader header) throws IOException {
    int length = header.getCompressed_page_size();
    if (length < 0 || length > in.available() || header.getUncompressed_page_size() < 0) {
      throw new IOException("a page is longer than its column");
    }
    byte[] body = in.readNBytes(length);
    if (header.isSetCrc()) {
      CRC32 crc = new CRC32();
      crc.update(body);
      if ((int) crc.getValue() != header.getCrc()) {
        throw new IOException("a page has another checksum than it says");
      }
    }
    return body;
  }

  private byte[] decompressed(PageHeader header, byte[] body) throws IOException {
    return PageCodecs.decompress(codec, body, header.getUncompressed_page_size());
  }

  private static DataPage page(DataPageHeader header, byte[] page) {
    return new DataPageV1(
        BytesInput.from(page),
        header.getNum_values(),
        page.length,
        null,
        encoding(header.getRepetition_level_encoding()),
        encoding(header.getDefinition_level_encoding()),
        encoding(header.getEncoding()));
  }

  /** Levels are not compressed here; values are, unless the header says otherwise. */
  private DataPage page(PageHeader header, DataPageHeaderV2 data, byte[] body) throws IOException {
    int repetition = data.getRepetition_levels_byte_length();
    int levels = Math.addExact(repetition, data.getDefinition_levels_byte_length());
    if (repetition < 0 || levels < repetition || levels > body.length) {
      throw new IOException("a page is shorter than its levels");
    }
    byte[] rest = Arrays.copyOfRange(body, levels, body.length);
    CompressionCodec codecOfValues = data.isIs_compressed() ? codec : CompressionCodec.UNCOMPRESSED;
    byte[] values =
        rest.length == 0
            ? rest
            : PageCodecs.decompress(
                codecOfValues, rest, header.getUncompressed_page_size() - levels);
    return DataPageV2.uncompressed(
        data.getNum_rows(),
        data.getNum_nulls(),
        data.getNum_values(),
        BytesInput.from(body, 0, repetition),
        BytesInput.from(body, repetition, levels - repetition),
        encoding(data.getEncoding()),
        BytesInput.from(values),
        null);
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  /** The library's contract has no room for checked ones. */
  static final class DamagedPageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedPageException(IOException cause) {
      super(cause);
    }
  }
}
