package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a training job may rely on, on the samples in both file formats. {@code samples/consumers}
 * checks the same with the libraries that training jobs use.
 */
class DatasetContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private static Path parquet;
  private static Path jsonl;
  private static JsonNode manifest;

  @BeforeAll
  static void prepare() throws IOException {
    parquet = directory.resolve("parquet");
    jsonl = directory.resolve("jsonl");
    prepare(parquet, "parquet");
    prepare(jsonl, "jsonl");
    manifest = JSON.readTree(parquet.resolve("manifest.json").toFile());
  }

  /** Some of the samples: logs in two languages, and threads with all that can be wrong. */
  private static void prepare(Path output, String format) {
    Datasets.prepare(
        Datasets.SAMPLES.resolve("*/{en_trees,zh_kdconv,R}*"),
        output,
        Runner.DIRECT,
        2,
        "emit.format=" + format,
        "emit.shards=2",
        "segment.terms=true",
        "emit.views=[chat,pairs,tokens,packed,pretrain,prompts,preferences,kto]",
        "tokenize.ids=true",
        "split={train: 0.8, validation: 0.1, test: 0.1}");
  }

  @Test
  void bothAreWhole() throws IOException {
    assertEquals(List.of(), DatasetCheck.of(parquet).problems());
    assertEquals(List.of(), DatasetCheck.of(jsonl).problems());
  }

  @Test
  void parquetHasTheRowsOfJsonLines() throws IOException {
    int files = 0;
    for (JsonNode file : manifest.path("files")) {
      String path = file.path("path").textValue();
      if (path.startsWith("index/")) {
        assertArrayEquals(
            Files.readAllBytes(parquet.resolve(path)), Files.readAllBytes(jsonl.resolve(path)));
      } else if (path.endsWith(".parquet")) {
        List<JsonNode> rows = ParquetRows.read(parquet.resolve(path));
        assertEquals(file.path("rows").longValue(), rows.size(), path);
        assertEquals(lines(jsonl.resolve(path.replace(".parquet", ".jsonl.zst"))), rows, path);
        files++;
      }
    }
    assertTrue(files >= 5 * 3, "every view has three splits");
  }

  @Test
  void rowsAreAsTheManifestSays() throws IOException {
    for (Map.Entry<String, JsonNode> view : manifest.path("views").properties()) {
      List<String> columns = new ArrayList<>();
      view.getValue().path("columns").fieldNames().forEachRemaining(columns::add);
      Map<String, Long> rows = new TreeMap<>();
      for (JsonNode file : manifest.path("files")) {
        String path = file.path("path").textValue();
        if (path.startsWith(view.getKey() + "/")) {
          String split = path.substring(path.indexOf('/') + 1, path.indexOf('-'));
          rows.merge(split, file.path("rows").longValue(), Long::sum);
          for (JsonNode row : ParquetRows.read(parquet.resolve(path))) {
            List<String> names = new ArrayList<>();
            row.fieldNames().forEachRemaining(names::add);
            assertEquals(columns, names, path);
          }
        }
      }
      Map<String, Long> said = new TreeMap<>();
      view.getValue()
          .path("splits")
          .properties()
          .forEach(split -> said.put(split.getKey(), split.getValue().path("rows").longValue()));
      assertEquals(said, rows, view.getKey());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat",
        "pairs",
        "tokens",
        "pretrain",
        "prompts",
        "preferences",
        "kto",
        "terms",
        "vocabulary"
      })
  void rowsMatchTheirSchema(String view) throws IOException {
    List<JsonNode> rows = rows(view);
    assertTrue(rows.size() > 50, () -> rows.size() + " rows");
    for (JsonNode row : rows) {
      assertEquals(List.of(), JsonSchemas.problems(view, row));
    }
  }

  /** They are few: a row has dozens of those of tokens. */
  @Test
  void packedRowsMatchTheirSchema() throws IOException {
    List<JsonNode> rows = rows("packed");
    assertTrue(rows.size() > 5, () -> rows.size() + " rows");
    for (JsonNode row : rows) {
      assertEquals(List.of(), JsonSchemas.problems("packed", row));
    }
    PackedRules.check(Dataset.read(jsonl));
    PackedRules.check(Dataset.read(parquet));
  }

  @Test
  void manifestMatchesItsSchema() throws IOException {
    assertEquals(List.of(), JsonSchemas.problems("manifest", manifest));
    assertEquals(
        List.of(),
        JsonSchemas.problems("manifest", JSON.readTree(jsonl.resolve("manifest.json").toFile())));
  }

  @Test
  void rejectionsMatchTheirSchema() throws IOException {
    List<JsonNode> rejections = rows("rejected");
    assertTrue(rejections.size() > 50, () -> rejections.size() + " rejections");
    for (JsonNode rejection : rejections) {
      assertEquals(List.of(), JsonSchemas.problems("rejection", rejection));
    }
  }

  @Test
  void messagesAlternate() throws IOException {
    for (JsonNode row : rows("chat")) {
      assertAlternate(row.path("messages"), "assistant");
      assertEquals(row.path("messages").size(), row.path("targets").size());
      for (int i = 0; i < row.path("messages").size(); i++) {
        if (row.path("targets").get(i).booleanValue()) {
          assertEquals("assistant", row.path("messages").get(i).path("role").textValue());
        }
      }
    }
    for (String view : List.of("pairs", "prompts", "preferences", "kto")) {
      for (JsonNode row : rows(view)) {
        assertAlternate(row.path("prompt"), "user");
      }
    }
  }

  private static void assertAlternate(JsonNode messages, String last) {
    List<String> roles = new ArrayList<>();
    messages.forEach(message -> roles.add(message.path("role").textValue()));
    List<String> expected = new ArrayList<>(roles);
    int first = roles.get(0).equals("system") ? 1 : 0;
    for (int i = first; i < roles.size(); i++) {
      expected.set(i, (i - first) % 2 == 0 ? "user" : "assistant");
    }
    assertEquals(expected, roles);
    assertEquals(last, roles.get(roles.size() - 1));
  }

  /** A label is the token's own id or −100, and what is trained on ends with the end of a turn. */
  @Test
  void labelsAreTheTokensOfReplies() throws IOException {
    int end = Integer.parseInt(manifest.path("tokenizer").path("end_of_turn").textValue());
    for (JsonNode row : rows("tokens")) {
      JsonNode ids = row.path("input_ids");
      JsonNode labels = row.path("labels");
      assertEquals(ids.size(), labels.size());
      for (int i = 0; i < ids.size(); i++) {
        int label = labels.get(i).intValue();
        if (label != -100) {
          assertEquals(ids.get(i).intValue(), label);
          if (i + 1 == ids.size() || labels.get(i + 1).intValue() == -100) {
            assertEquals(end, label);
          }
        }
      }
    }
  }

  /** What a pair has as one row of tokens. */
  @Test
  void idsOfPromptAndReplyAreThoseOfTheTokens() throws IOException {
    int end = Integer.parseInt(manifest.path("tokenizer").path("end_of_turn").textValue());
    for (JsonNode row : rows("preferences")) {
      for (String reply : List.of("chosen_ids", "rejected_ids")) {
        assertEquals(end, row.path(reply).get(row.path(reply).size() - 1).intValue());
      }
      assertNotEquals(row.path("chosen_ids"), row.path("rejected_ids"));
    }
    Map<String, JsonNode> tokens = new TreeMap<>();
    rows("tokens").forEach(row -> tokens.put(row.path("id").textValue(), row.path("input_ids")));
    int compared = 0;
    for (JsonNode row : rows("kto")) {
      List<JsonNode> ids = new ArrayList<>();
      row.path("prompt_ids").forEach(ids::add);
      row.path("completion_ids").forEach(ids::add);
      JsonNode whole = tokens.get(row.path("id").textValue());
      if (row.path("source").textValue().equals("reddit") && whole != null) {
        List<JsonNode> expected = new ArrayList<>();
        whole.forEach(expected::add);
        assertEquals(expected.subList(0, ids.size()), ids);
        compared++;
      }
    }
    assertTrue(compared > 10, compared + " compared");
  }

  @Test
  void cardAndManifestHaveTheBalanceOfLabels() throws IOException {
    Map<String, Long> labels = new TreeMap<>();
    for (JsonNode row : rows("kto")) {
      labels.merge(row.path("label").booleanValue() ? "wanted" : "unwanted", 1L, Long::sum);
    }
    assertEquals(JSON.valueToTree(labels).toString(), sorted(manifest.at("/books/labels")));
    String card = Files.readString(parquet.resolve("README.md"));
    labels.forEach((label, rows) -> assertTrue(card.contains("| " + label + " | " + rows + " |")));
  }

  @Test
  void cardAndManifestSayWhichReplyIsLonger() throws IOException {
    Map<String, Long> chosen = new TreeMap<>();
    for (JsonNode row : rows("preferences")) {
      int longer =
          Integer.compare(
              row.at("/chosen/0/content").asText().length(),
              row.at("/rejected/0/content").asText().length());
      chosen.merge(longer > 0 ? "longer" : longer < 0 ? "shorter" : "equal", 1L, Long::sum);
    }
    assertTrue(chosen.get("longer") > 1, chosen::toString);
    assertEquals(JSON.valueToTree(chosen).toString(), sorted(manifest.at("/books/chosen")));
    String card = Files.readString(parquet.resolve("README.md"));
    chosen.forEach((name, pairs) -> assertTrue(card.contains("| " + name + " | " + pairs + " |")));
  }

  private static String sorted(JsonNode counts) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    counts.properties().forEach(count -> sorted.put(count.getKey(), count.getValue()));
    return JSON.valueToTree(sorted).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "jsonl"})
  void cardNamesEveryFileOnce(String format) throws IOException {
    Path dataset = directory.resolve(format);
    JsonNode card = frontMatter(dataset);
    TreeSet<String> listed = new TreeSet<>();
    for (JsonNode file : JSON.readTree(dataset.resolve("manifest.json").toFile()).path("files")) {
      listed.add(file.path("path").textValue());
    }
    listed.removeIf(path -> path.matches("(rejected|vocabulary|index)/.*"));
    List<String> matched = new ArrayList<>();
    for (JsonNode config : card.path("configs")) {
      for (JsonNode files : config.path("data_files")) {
        String pattern = files.path("path").textValue();
        assertEquals(
            config.path("config_name").textValue() + "/" + files.path("split").textValue() + "-*",
            pattern);
        String prefix = pattern.substring(0, pattern.length() - 1);
        listed.stream().filter(path -> path.startsWith(prefix)).forEach(matched::add);
      }
    }
    matched.sort(null);
    assertEquals(List.copyOf(listed), matched);
  }

  @Test
  void cardSaysWhatTheManifestSays() throws IOException {
    Map<String, Object> said = new LinkedHashMap<>();
    for (JsonNode info : frontMatter(parquet).path("dataset_info")) {
      List<String> columns = new ArrayList<>();
      info.path("features").forEach(feature -> columns.add(feature.path("name").textValue()));
      Map<String, Long> splits = new LinkedHashMap<>();
      info.path("splits")
          .forEach(
              split ->
                  splits.put(
                      split.path("name").textValue(), split.path("num_examples").longValue()));
      said.put(info.path("config_name").textValue(), List.of(columns, splits));
    }
    Map<String, Object> expected = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> view : manifest.path("views").properties()) {
      List<String> columns = new ArrayList<>();
      view.getValue().path("columns").fieldNames().forEachRemaining(columns::add);
      Map<String, Long> splits = new LinkedHashMap<>();
      view.getValue()
          .path("splits")
          .properties()
          .forEach(split -> splits.put(split.getKey(), split.getValue().path("rows").longValue()));
      expected.put(view.getKey(), List.of(columns, splits));
    }
    assertEquals(expected, said);
  }

  private static JsonNode frontMatter(Path dataset) throws IOException {
    String[] parts = Files.readString(dataset.resolve("README.md")).split("(?m)^---$", 3);
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(parts[1]));
  }

  /** All rows of a view, from the files of JSON Lines. */
  private static List<JsonNode> rows(String view) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode file : JSON.readTree(jsonl.resolve("manifest.json").toFile()).path("files")) {
      if (file.path("path").textValue().startsWith(view + "/")) {
        rows.addAll(lines(jsonl.resolve(file.path("path").textValue())));
      }
    }
    return rows;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        InputStream text =
            file.toString().endsWith(".gz")
                ? new GZIPInputStream(in)
                : new ZstdInputStreamNoFinalizer(in);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(JSON.readTree(line));
      }
    }
    return rows;
  }
}
