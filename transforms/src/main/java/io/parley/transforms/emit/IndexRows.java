package io.parley.transforms.emit;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;

import io.parley.schemas.Fingerprint;
import io.parley.transforms.IndexRow;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The index in Parquet's terms; whatever may be null, may be so there. */
final class IndexRows extends WriteSupport<IndexRow> {
  private static final int KEY_BYTES = 2 * Long.BYTES;

  private static final MessageType SCHEMA =
      Types.buildMessage()
          .addField(Types.optional(BINARY).as(stringType()).named("conversation"))
          .addField(Types.optional(BINARY).as(stringType()).named("post"))
          .addField(Types.optional(FIXED_LEN_BYTE_ARRAY).length(KEY_BYTES).named("key"))
          .addField(Types.optional(FIXED_LEN_BYTE_ARRAY).length(KEY_BYTES).named("exchange"))
          .addField(Types.optional(BINARY).named("sketch"))
          .named("row");

  private RecordConsumer out;

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(SCHEMA, Map.of());
  }

  /** The library's contract asks for it, deprecated as it is. */
  @Deprecated
  @Override
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("written without Hadoop");
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(IndexRow row) {
    out.startMessage();
    add(0, Binary.fromString(row.conversation()));
    add(1, row.post() == null ? null : Binary.fromString(row.post()));
    add(2, binary(row.key()));
    add(3, binary(row.exchange()));
    add(4, row.sketch() == null ? null : Binary.fromConstantByteBuffer(row.sketch()));
    out.endMessage();
  }

  private void add(int column, Binary value) {
    if (value != null) {
      String name = SCHEMA.getFieldName(column);
      out.startField(name, column);
      out.addBinary(value);
      out.endField(name, column);
    }
  }

  /** Big endian, so that bytes sort as fingerprints do. */
  private static Binary binary(Fingerprint key) {
    return key == null
        ? null
        : Binary.fromConstantByteArray(
            ByteBuffer.allocate(KEY_BYTES).putLong(key.high()).putLong(key.low()).array());
  }
}
