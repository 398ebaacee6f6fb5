package io.parley.transforms.emit.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.schemas.Signal;
import io.parley.transforms.Column;
import io.parley.transforms.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes of Parquet files; what readers make of them is tested on whole datasets. */
class ParquetFormatTest {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("messages", Column.Type.MESSAGES, row -> chat(row).messages()),
          new Column("targets", Column.Type.BOOLEANS, row -> chat(row).targets()),
          new Column("lengths", Column.Type.INTS, ParquetFormatTest::lengths));

  private static Example.Chat chat(Example row) {
    return (Example.Chat) row.body();
  }

  private static int[] lengths(Example row) {
    return chat(row).messages().stream().mapToInt(m -> m.content().length()).toArray();
  }

  @Test
  void schemaHasListsOfThreeLevels() throws IOException {
    String schema =
        new ParquetMetadataConverter()
            .fromParquetMetadata(footer(write(Compression.ZSTD, rows(1, 1, 10))))
            .getFileMetaData()
            .getSchema()
            .toString()
            // The library prints in the language of the machine; in Turkish, small I has no dot.
            .replace('\u0131', 'i');
    assertEquals(
        """
        message row {
          optional binary id (STRING);
          optional group messages (LIST) {
            repeated group list {
              optional group element {
                optional binary role (STRING);
                optional binary content (STRING);
              }
            }
          }
          optional group targets (LIST) {
            repeated group list {
              optional boolean element;
            }
          }
          optional group lengths (LIST) {
            repeated group list {
              optional int32 element;
            }
          }
          optional binary conversation (STRING);
          optional group posts (LIST) {
            repeated group list {
              optional binary element (STRING);
            }
          }
          optional binary language (STRING);
          optional binary source (STRING);
          optional binary license (STRING);
          optional group signals (LIST) {
            repeated group list {
              optional binary element (STRING);
            }
          }
        }
        """,
        schema);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void equalRowsGiveEqualBytes(Compression compression) throws IOException {
    List<Example> rows = rows(2, 1_000, 200);
    assertArrayEquals(write(compression, rows), write(compression, rows));
  }

  /** These change only with the version of Parquet or Zstandard, which then must be said. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 3beb88b7a52016855b157d71eaa3834f10dea479bffb16eb3d06081f966f8840",
    "ZSTD, fe18349bee18d1d0c73a3070c02fa513b14254b9f6ce7da40e175ae3e7b2c9bd",
  })
  void pinnedBytes(Compression compression, String sha256) throws Exception {
    byte[] bytes = write(compression, rows(3, 100, 60));
    assertEquals(sha256, Sha256.of(bytes));
  }

  @ParameterizedTest
  @CsvSource({"NONE, UNCOMPRESSED", "GZIP, GZIP", "ZSTD, ZSTD"})
  void everyColumnIsCompressed(Compression compression, CompressionCodec codec) throws IOException {
    FileMetaData footer = footer(write(compression, rows(4, 10, 10)));
    assertEquals(10, footer.getNum_rows());
    footer
        .getRow_groups()
        .forEach(
            group ->
                group
                    .getColumns()
                    .forEach(column -> assertEquals(codec, column.getMeta_data().getCodec())));
  }

  /** Rows grow from a kilobyte to a megabyte; nobody holds much more than a row group. */
  @Test
  void rowGroupsAreBounded() throws IOException {
    List<Example> rows = new ArrayList<>(rows(5, 4_000, 500));
    rows.addAll(rows(6, 60, 200_000));
    List<RowGroup> groups = footer(write(Compression.NONE, rows)).getRow_groups();
    for (RowGroup group : groups) {
      assertTrue(group.getTotal_byte_size() < 28 << 20, () -> group.getTotal_byte_size() + " B");
    }
  }

  @Test
  void aFileWithoutRowsIsWhole() throws IOException {
    assertEquals(0, footer(write(Compression.ZSTD, List.of())).getNum_rows());
  }

  private static byte[] write(Compression compression, List<Example> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RowWriter<Example> writer =
        new ParquetFormat(compression).open(COLUMNS, extension -> out)) {
      for (Example row : rows) {
        writer.write(row);
      }
    }
    return out.toByteArray();
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int length = ByteBuffer.wrap(file, file.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
  }

  /** Seeded rows of all scripts, with nulls and empty lists among them. */
  private static List<Example> rows(long seed, int count, int chars) {
    Random random = new Random(seed);
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Message> messages = new ArrayList<>();
      List<Boolean> targets = new ArrayList<>();
      for (int m = random.nextInt(4); m > 0; m--) {
        messages.add(new Message(m % 2 == 0 ? Role.USER : Role.ASSISTANT, text(random, chars)));
        targets.add(random.nextBoolean());
      }
      rows.add(
          new Example(
              "row:" + i,
              "conversation:" + i / 3,
              random.nextBoolean() ? List.of() : List.of("a" + i, "b" + i),
              random.nextBoolean() ? "en" : "zh",
              "test",
              random.nextBoolean() ? null : "MIT",
              random.nextBoolean() ? Set.of() : Set.of(Signal.SLUR, Signal.HATE),
              new Example.Chat(messages, targets)));
    }
    return rows;
  }

  private static String text(Random random, int chars) {
    int[] points =
        random
            .ints(chars, 0, 4)
            .map(kind -> new int[] {'a', '\0', '中', 0x1F600}[kind] + random.nextInt(26))
            .toArray();
    return new String(points, 0, points.length);
  }
}
