package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads Parquet files as JSON with the format's own decoders. Its reader of whole files cannot even
 * be loaded without Hadoop, so pages are found here as the specification says.
 */
final class ParquetRows {
  private ParquetRows() {}

  static List<JsonNode> read(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    FileMetaData footer = ParquetFooter.of(path);
    MessageType schema =
        new ParquetMetadataConverter().fromParquetMetadata(footer).getFileMetaData().getSchema();
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
    List<JsonNode> rows = new ArrayList<>();
    for (RowGroup group : footer.getRow_groups()) {
      RecordReader<Group> records =
          columns.getRecordReader(new Pages(file, group), new GroupRecordConverter(schema));
      for (long i = 0; i < group.getNum_rows(); i++) {
        rows.add(object(records.read()));
      }
    }
    return rows;
  }

  private static ObjectNode object(Group group) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    GroupType type = group.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      object.set(type.getFieldName(field), value(group, field));
    }
    return object;
  }

  private static JsonNode value(Group group, int field) {
    Type type = group.getType().getType(field);
    if (group.getFieldRepetitionCount(field) == 0) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
      Group list = group.getGroup(field, 0);
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
        array.add(value(list.getGroup(0, i), 0));
      }
      return array;
    }
    if (!type.isPrimitive()) {
      return object(group.getGroup(field, 0));
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> JsonNodeFactory.instance.textNode(group.getString(field, 0));
      case BOOLEAN -> JsonNodeFactory.instance.booleanNode(group.getBoolean(field, 0));
      case INT32 -> JsonNodeFactory.instance.numberNode(group.getInteger(field, 0));
      default -> throw new AssertionError("no view has a column of " + type);
    };
  }

  /** The pages of a row group, by column. */
  private static final class Pages implements PageReadStore {
    private final Map<List<String>, PageReader> columns = new HashMap<>();
    private final long rows;

    Pages(byte[] file, RowGroup group) throws IOException {
      rows = group.getNum_rows();
      for (ColumnChunk chunk : group.getColumns()) {
        columns.put(
            chunk.getMeta_data().getPath_in_schema(), new Column(file, chunk.getMeta_data()));
      }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      return columns.get(List.of(column.getPath()));
    }

    @Override
    public long getRowCount() {
      return rows;
    }
  }

  /** The pages of a column, one after the other, the dictionary first where there is one. */
  private static final class Column implements PageReader {
    private final Queue<DataPage> pages = new ArrayDeque<>();
    private final long values;
    private DictionaryPage dictionary;

    Column(byte[] file, ColumnMetaData chunk) throws IOException {
      values = chunk.getNum_values();
      long start =
          chunk.isSetDictionary_page_offset()
              ? chunk.getDictionary_page_offset()
              : chunk.getData_page_offset();
      ByteArrayInputStream in =
          new ByteArrayInputStream(file, (int) start, (int) chunk.getTotal_compressed_size());
      while (in.available() > 0) {
        PageHeader header = Util.readPageHeader(in);
        byte[] body = in.readNBytes(header.getCompressed_page_size());
        byte[] page = decompressed(body, chunk.getCodec(), header.getUncompressed_page_size());
        if (header.getType() == PageType.DICTIONARY_PAGE) {
          dictionary =
              new DictionaryPage(
                  BytesInput.from(page),
                  header.getDictionary_page_header().getNum_values(),
                  encoding(header.getDictionary_page_header().getEncoding()));
        } else {
          DataPageHeader data = header.getData_page_header();
          pages.add(
              new DataPageV1(
                  BytesInput.from(page),
                  data.getNum_values(),
                  page.length,
                  null,
                  encoding(data.getRepetition_level_encoding()),
                  encoding(data.getDefinition_level_encoding()),
                  encoding(data.getEncoding())));
        }
      }
    }

    private static byte[] decompressed(byte[] page, CompressionCodec codec, int size)
        throws IOException {
      return switch (codec) {
        case UNCOMPRESSED -> page;
        case GZIP -> new GZIPInputStream(new ByteArrayInputStream(page)).readAllBytes();
        case ZSTD -> Zstd.decompress(page, size);
        default -> throw new AssertionError("nothing is written as " + codec);
      };
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
      return Encoding.valueOf(encoding.name());
    }

    @Override
    public DictionaryPage readDictionaryPage() {
      return dictionary;
    }

    @Override
    public long getTotalValueCount() {
      return values;
    }

    @Override
    public DataPage readPage() {
      return pages.poll();
    }
  }
}
