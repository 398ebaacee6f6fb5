package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.parley.pipeline.commit.DatasetDirectory;
import io.parley.transforms.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {
  private static final String PLAIN = "chat/train-00000-of-00001.jsonl";
  private static final String ZSTD = "tokens/train-00000-of-00001.jsonl.zst";
  private static final String PARQUET = "pairs/train-00000-of-00001.parquet";
  private static final String GZIP = "rejected/all-00000-of-00001.jsonl.gz";

  @TempDir Path directory;

  private final List<String> entries = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeDataset() throws Exception {
    add(PLAIN, 2, rows(2));
    add(ZSTD, 3000, Zstd.compress(rows(3000)));
    add(GZIP, 1, gzip(rows(1)));
    add(PARQUET, 70_000, parquet(70_000));
    finish();
  }

  @Test
  void whole() throws Exception {
    // Others' files beside the views, and hidden ones in them, are nobody's business.
    Files.writeString(directory.resolve("notes.txt"), "mine");
    Files.writeString(directory.resolve("chat/.DS_Store"), "desktop");
    long bytes = 0;
    for (String path : List.of(PLAIN, ZSTD, GZIP, PARQUET)) {
      bytes += Files.size(directory.resolve(path));
    }
    assertEquals(0, verify());
    assertEquals(directory + ": ok: 4 files, 73003 rows, " + bytes + " bytes\n", out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void unfinished() throws Exception {
    Files.delete(directory.resolve("_SUCCESS"));
    assertProblems("no _SUCCESS: the run that makes it failed or goes on; see run.json");
  }

  @Test
  void missing() throws Exception {
    Files.delete(directory.resolve(ZSTD));
    assertProblems(ZSTD + ": missing");
  }

  @Test
  void edited() throws Exception {
    byte[] plain = rows(2);
    plain[2]++;
    Files.write(directory.resolve(PLAIN), plain);
    byte[] zstd = Files.readAllBytes(directory.resolve(ZSTD));
    zstd[zstd.length / 2] ^= 1;
    Files.write(directory.resolve(ZSTD), zstd);
    int size = (int) Files.size(directory.resolve(GZIP));
    Files.write(
        directory.resolve(GZIP),
        List.of(new String(new char[size], 0, size)),
        StandardCharsets.UTF_8);
    assertProblems(
        PLAIN + ": edited: its SHA-256 is another",
        ZSTD + ": edited: its SHA-256 is another",
        GZIP + ": edited: " + (size + 1) + " bytes, not " + size);
  }

  @Test
  void stale() throws Exception {
    Path deep = directory.resolve("tokens/old/train-00000-of-00009.jsonl.zst");
    Files.createDirectories(deep.getParent());
    Files.writeString(deep, "");
    Files.writeString(directory.resolve("chat/train-00001-of-00002.jsonl"), "");
    // A view that this run did not write: a reader would load it all the same.
    Files.createDirectories(directory.resolve("pairs"));
    Files.writeString(directory.resolve("pairs/test-00000-of-00001.jsonl"), "");
    Files.createDirectories(directory.resolve("vocabulary"));
    Files.writeString(directory.resolve("vocabulary/train-00000-of-00001.jsonl"), "");
    assertProblems(
        "chat/train-00001-of-00002.jsonl: stale: not in manifest.json",
        "pairs/test-00000-of-00001.jsonl: stale: not in manifest.json",
        "tokens/old/train-00000-of-00009.jsonl.zst: stale: not in manifest.json",
        "vocabulary/train-00000-of-00001.jsonl: stale: not in manifest.json");
  }

  @Test
  void rowsThatAreNotThere() throws Exception {
    entries.clear();
    add(PLAIN, 3, rows(2));
    add(ZSTD, 2999, Zstd.compress(rows(3000)));
    add(PARQUET, 5, parquet(6));
    add(GZIP, 1, rows(1));
    finish();
    assertProblems(
        PLAIN + ": 2 rows, not 3",
        ZSTD + ": 3000 rows, not 2999",
        PARQUET + ": 6 rows, not 5",
        GZIP + ": damaged: its rows cannot be counted");
  }

  @Test
  void truncatedStreams() throws Exception {
    entries.clear();
    byte[] zstd = Zstd.compress(rows(3000));
    byte[] gzip = gzip(rows(3000));
    add(ZSTD, 3000, Arrays.copyOf(zstd, zstd.length - 9));
    add(GZIP, 3000, Arrays.copyOf(gzip, gzip.length - 9));
    add(PARQUET, 6, Arrays.copyOf(parquet(6), 20));
    finish();
    Files.delete(directory.resolve(PLAIN));
    assertProblems(
        ZSTD + ": damaged: its rows cannot be counted",
        GZIP + ": damaged: its rows cannot be counted",
        PARQUET + ": damaged: its rows cannot be counted");
  }

  @Test
  void severalFrames() throws Exception {
    entries.clear();
    add(ZSTD, 3000, twice(Zstd.compress(rows(1500))));
    add(GZIP, 3000, twice(gzip(rows(1500))));
    finish();
    Files.delete(directory.resolve(PLAIN));
    Files.delete(directory.resolve(PARQUET));
    assertEquals(0, verify(), err::toString);
  }

  @Test
  void manifestsThatCannotBeUsed() throws Exception {
    Files.delete(directory.resolve("manifest.json"));
    assertProblems("no manifest.json");
    manifest("{\"files\": [");
    assertProblems("manifest.json: not JSON");
    manifest("{}");
    assertProblems("manifest.json: lists no files");
    for (String path : List.of("../x", "/etc/passwd", "a//b", "", "a\\u0000b", "..\\\\x")) {
      manifest("{\"files\":[{\"path\":\"" + path + "\",\"rows\":1,\"bytes\":1,\"sha256\":\"\"}]}");
      assertProblems("manifest.json: files[0] is not {path, rows, bytes, sha256}");
    }
    manifest("{\"files\":[{\"path\":\"a\",\"rows\":\"1\",\"bytes\":1}]}");
    assertProblems("manifest.json: files[0] is not {path, rows, bytes, sha256}");
  }

  /** What it says of the files may be true; what it says of recipe and books is checked by this. */
  @Test
  void manifestEditedByHand() throws Exception {
    String edited = "manifest.json: edited: its SHA-256 is not the one in _SUCCESS";
    Path manifest = directory.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text + "\n");
    assertProblems(edited);
    Files.writeString(manifest, text.replace("\"rows\":3000", "\"rows\":3001"));
    assertProblems(edited, ZSTD + ": 3000 rows, not 3001");
    Files.writeString(manifest, text);
    assertEquals(0, verify());
    Files.writeString(directory.resolve("_SUCCESS"), "");
    out.getBuffer().setLength(0);
    assertProblems(edited);
  }

  /** A footer may say anything; the listed number of rows is one that none can say. */
  @Test
  void damagedFooters() throws Exception {
    for (String path : List.of(PLAIN, ZSTD, GZIP)) {
      Files.delete(directory.resolve(path));
    }
    byte[] bytes = parquet(6);
    for (int bit = 4 * 8; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      entries.clear();
      add(PARQUET, Long.MIN_VALUE, damaged);
      finish();
      List<String> problems = DatasetCheck.of(directory).problems();
      assertEquals(1, problems.size(), problems::toString);
      assertTrue(
          problems.get(0).endsWith("its rows cannot be counted")
              || problems.get(0).endsWith(" rows, not " + Long.MIN_VALUE),
          problems.get(0));
    }
  }

  private void assertProblems(String... problems) {
    err.getBuffer().setLength(0);
    assertEquals(1, verify());
    StringBuilder expected = new StringBuilder();
    for (String problem : problems) {
      expected.append(directory).append(": ").append(problem).append('\n');
    }
    assertEquals(expected.toString(), err.toString());
    assertEquals("", out.toString());
  }

  private int verify() {
    CommandLine line = Parley.commandLine(Prepare::run);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute("verify", directory.toString());
  }

  private void add(String path, long rows, byte[] bytes) throws Exception {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    String sha256 = Sha256.of(bytes);
    entries.add(
        "{\"path\":\""
            + path
            + "\",\"rows\":"
            + rows
            + ",\"bytes\":"
            + bytes.length
            + ",\"sha256\":\""
            + sha256
            + "\"}");
  }

  private void finish() throws IOException {
    manifest("{\"files\":[" + String.join(",", entries) + "]}");
  }

  private void manifest(String text) throws IOException {
    Files.writeString(directory.resolve("manifest.json"), text);
    Files.writeString(
        directory.resolve("_SUCCESS"),
        DatasetDirectory.success(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] rows(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("{\"id\":\"").append(i).append("\"}\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A file that says it has so many rows, and no columns to hold them. */
  private static byte[] parquet(int rows) throws IOException {
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(
        new FileMetaData(1, List.of(new SchemaElement("row")), rows, List.of()), footer);
    byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(footer.size() + 12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(magic)
        .put(footer.toByteArray())
        .putInt(footer.size())
        .put(magic)
        .array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] twice(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes);
    out.writeBytes(bytes);
    return out.toByteArray();
  }
}
