package io.parley.transforms.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow wrote, see golden.py, and damaged ones. */
class ParquetFileTest {
  private static final int ROWS = 300;
  private static final int MAGIC_BYTES = 4;

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "pages2", "old_lists"})
  void everyColumnOfEveryRow(String file) throws IOException {
    List<String> columns =
        List.of(
            "id",
            "question",
            "choices",
            "messages",
            "nested",
            "key",
            "raw",
            "score",
            "right",
            "kind",
            "a.b");
    List<ParquetRow> rows = read(bytes(file), columns);
    assertEquals(ROWS, rows.size());
    for (int i = 0; i < ROWS; i++) {
      ParquetRow row = rows.get(i);
      assertEquals((long) i, row.number(0));
      assertEquals(i % 7 == 3 ? null : "Frage " + i + ": 为什么 \uD83D\uDE00?", row.text(1));
      assertEquals(choices(i), row.get(2));
      assertEquals(messages(i), row.get(3));
      assertEquals(
          i % 2 == 0 ? null : List.of(Arrays.asList((long) i, null), List.of()), row.get(4));
      assertArrayEquals(ByteBuffer.allocate(16).putInt(12, i).array(), row.bytes(5));
      assertEquals("00ff".repeat(i % 3), HexFormat.of().formatHex(row.bytes(6)));
      assertEquals(i / 2.0, row.get(7));
      assertEquals(i % 2 == 0, row.get(8));
      assertEquals(i % 2 == 0 ? "even" : "odd", row.text(9));
      assertEquals("dotted", row.text(10));
    }
  }

  private static Object choices(int i) {
    if (i % 11 == 5) {
      return null;
    }
    return Map.of(
        "text",
        Arrays.asList("t" + i, null).subList(0, i % 3),
        "label",
        List.of("A", "B").subList(0, i % 3));
  }

  private static List<Object> messages(int i) {
    List<Object> messages = new ArrayList<>();
    for (int k = 0; k < i % 4; k++) {
      messages.add(Map.of("role", "user", "content", "c" + i + "." + k));
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "pages2", "old_lists"})
  void columnsInsideOthersHaveAPath(String file) throws IOException {
    List<ParquetRow> rows =
        read(bytes(file), List.of("messages.content", "choices.text", "id", "choices", "nested"));
    assertEquals(List.of("c3.0", "c3.1", "c3.2"), rows.get(3).get(0));
    assertEquals(List.of(), rows.get(4).get(0));
    assertEquals(Arrays.asList("t2", null), rows.get(2).get(1));
    assertEquals(List.of("t2"), rows.get(2).texts(1));
    assertEquals(List.of("t2", "A", "B"), rows.get(2).texts(3));
    assertEquals(List.of(), rows.get(5).texts(1));
    assertNull(rows.get(5).get(1));
    assertNull(rows.get(5).text(1));
    assertEquals(2, rows.get(2).number(2));
    assertNull(rows.get(2).number(1));
    assertNull(rows.get(2).bytes(1));
  }

  @Test
  void namesItsColumns() throws IOException {
    for (String file : List.of("snappy", "old_lists")) {
      try (ParquetFile parquet = open(bytes(file))) {
        assertEquals(
            List.of(
                "id",
                "question",
                "choices.text",
                "choices.label",
                "messages.role",
                "messages.content",
                "nested",
                "key",
                "raw",
                "score",
                "right",
                "kind",
                "a.b"),
            parquet.columns());
        assertEquals(ROWS, parquet.rows());
        assertTrue(parquet.properties().containsKey("ARROW:schema"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"questions", "messages.text", "id.x", "choices.", "", "nested.element"})
  void aColumnThatIsNotThere(String column) throws IOException {
    assertEquals(
        "f.parquet: no column "
            + column
            + "; there are [id, question, choices.text, choices.label, messages.role,"
            + " messages.content, nested, key, raw, score, right, kind, a.b]",
        message(bytes("snappy"), column));
  }

  @Test
  void whatIsNotRead() throws IOException {
    assertEquals(
        "f.parquet: pages compressed by BROTLI are not read", message(bytes("brotli"), "id"));
    byte[] encrypted = bytes("none");
    encrypted[encrypted.length - 1] = 'E';
    assertEquals("f.parquet: an encrypted Parquet file", message(encrypted, "id"));
    assertEquals("f.parquet: too short for a Parquet file", message(new byte[11], "id"));
    assertEquals(
        "f.parquet: no Parquet footer",
        message("{\"id\": 1, \"question\": 2}".getBytes(StandardCharsets.UTF_8), "id"));
  }

  @Test
  void aTruncatedFile() throws IOException {
    byte[] file = bytes("snappy");
    for (int length = 0; length < file.length; length += 97) {
      byte[] start = Arrays.copyOf(file, length);
      assertThrows(
          ParquetException.class, () -> read(start, List.of("id")), () -> "" + start.length);
    }
  }

  /** Whatever is damaged, the exception is of the file; some damage nobody can see. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "pages2"})
  void damagedBytes(String name) throws IOException {
    byte[] file = bytes(name);
    Random random = new Random(1);
    int found = 0;
    for (int i = 0; i < 250; i++) {
      byte[] damaged = file.clone();
      damaged[random.nextInt(file.length)] = (byte) random.nextInt(256);
      try {
        read(damaged, List.of("id", "question", "messages", "nested", "key", "kind"));
      } catch (ParquetException e) {
        found++;
      }
    }
    assertTrue(found > 10, name + ": " + found);
  }

  /** Pages with a checksum are read as they were written, or not at all. */
  @Test
  void checksums() throws IOException {
    byte[] file = bytes("pages2");
    ByteArrayInputStream in = new ByteArrayInputStream(file, MAGIC_BYTES, file.length);
    assertEquals(PageType.DATA_PAGE_V2, Util.readPageHeader(in).getType());
    file[file.length - in.available()]++;
    assertEquals("f.parquet: a page has another checksum than it says", message(file, "id"));
  }

  private static String message(byte[] file, String column) {
    return assertThrows(ParquetException.class, () -> read(file, List.of(column))).getMessage();
  }

  private static List<ParquetRow> read(byte[] file, List<String> columns) throws IOException {
    List<ParquetRow> rows = new ArrayList<>();
    try (ParquetFile parquet = open(file)) {
      parquet.read(columns, rows::add);
    }
    return rows;
  }

  private static ParquetFile open(byte[] file) throws IOException {
    return ParquetFile.open(new SeekableInMemoryByteChannel(file), "f.parquet");
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ParquetFileTest.class.getResourceAsStream(name + ".parquet")) {
      return in.readAllBytes();
    }
  }
}
