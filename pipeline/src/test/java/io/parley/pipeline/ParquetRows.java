package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads Parquet files with the format's own reader, as JSON; Hadoop is not there. */
final class ParquetRows {
  private ParquetRows() {}

  static List<JsonNode> read(Path file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Codecs())
            .build();
    List<JsonNode> rows = new ArrayList<>();
    try (ParquetFileReader reader = new ParquetFileReader(new LocalInputFile(file), options)) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          rows.add(object(records.read()));
        }
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

  /** Zstandard, which the library gets from Hadoop. */
  private static final class Codecs implements CompressionCodecFactory {
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      return new Decompressor();
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException("only read");
    }

    @Override
    public void release() {}
  }

  private static final class Decompressor
      implements CompressionCodecFactory.BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      return BytesInput.from(new ZstdInputStreamNoFinalizer(page.toInputStream()), size);
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize) {
      throw new UnsupportedOperationException("of direct buffers only");
    }

    @Override
    public void release() {}
  }
}
