package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A dataset directory as somebody reads it who knows nothing but its files.
 *
 * @param files by path, without those that differ from run to run; decompressed, and rows of
 *     Parquet as JSON Lines
 */
record Dataset(Map<String, byte[]> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line of a file of a view or of {@code rejected/}. */
  record Row(String view, String split, String path, JsonNode json) {
    String text(String field) {
      return json.path(field).asText();
    }

    List<String> texts(String field) {
      List<String> texts = new ArrayList<>();
      json.path(field).forEach(text -> texts.add(text.asText()));
      return texts;
    }
  }

  static Dataset read(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : Datasets.files(directory).entrySet()) {
      String name = file.getKey();
      files.put(
          name,
          name.endsWith(".parquet")
              ? lines(directory.resolve(name))
              : decompressed(name, file.getValue()));
    }
    return new Dataset(files);
  }

  private static byte[] lines(Path parquet) throws IOException {
    StringBuilder lines = new StringBuilder();
    ParquetRows.read(parquet).forEach(row -> lines.append(row).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decompressed(String name, byte[] bytes) throws IOException {
    InputStream file = new ByteArrayInputStream(bytes);
    try (InputStream in =
        name.endsWith(".zst")
            ? new ZstdInputStream(file)
            : name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
      return in.readAllBytes();
    }
  }

  JsonNode manifest() throws IOException {
    return JSON.readTree(files.get("manifest.json"));
  }

  /** The rows of a view in the order of files and lines; {@code rejected} is one, too. */
  List<Row> rows(String view) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String path = file.getKey();
      if (path.startsWith(view + "/")) {
        String split = path.substring(view.length() + 1, path.indexOf('-', view.length()));
        String lines = new String(file.getValue(), StandardCharsets.UTF_8);
        for (String line : lines.split("\n", 0)) {
          rows.add(new Row(view, split, path, JSON.readTree(line)));
        }
      }
    }
    return rows;
  }

  /** The rows of all views. */
  List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String view : DatasetRules.VIEWS) {
      rows.addAll(rows(view));
    }
    return rows;
  }

  List<Row> rejected() throws IOException {
    return rows("rejected");
  }
}
