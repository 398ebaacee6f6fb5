package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations that have items of a benchmark, through the whole pipeline. */
class ContaminationTest {
  private static final String FERRY =
      "A ferry crosses the lake in forty minutes with the wind and in an hour against it. How wide"
          + " is the lake, if the ferry makes twelve knots through calm water?";
  private static final String CHINESE = "某水库有甲乙两个放水闸，单开甲闸六小时放完，单开乙闸九小时放完，问两闸同开需要几小时？";
  private static final String INNOCENT = "How wide is the lake where the ferry crosses?";

  @TempDir Path directory;

  private Path input;
  private Path evals;

  @BeforeEach
  void writeFiles() throws IOException {
    input =
        Files.writeString(
            directory.resolve("chats.jsonl"),
            Chats.of(
                    "Hello there, can you help me?",
                    "Gladly, what is it?",
                    FERRY.toUpperCase(Locale.ROOT),
                    "Eight.")
                + Chats.of("老师问：" + CHINESE + "怎么做？", "三个半小时多一点。")
                + Chats.of(INNOCENT, "About two miles, people say."));
    evals = Files.createDirectories(directory.resolve("evals"));
    Files.writeString(
        evals.resolve("physics.jsonl"),
        "{\"question\": \"%s\"}\n{\"question\": \"Why?\"}\n".formatted(FERRY));
    Files.writeString(evals.resolve("sums.csv"), "question,answer\n" + CHINESE + ",3.6\n");
    Files.writeString(
        evals.resolve("unused.jsonl"),
        "{\"question\": \"Which two kinds of organisms live together in a lichen, and why?\"}\n");
  }

  private Path prepare(String name, Runner runner, String... settings) {
    Path output = directory.resolve(name);
    String[] all =
        Stream.concat(
                Stream.of(
                    "decontaminate.against=[{path: '" + evals + "', fields: [question]}]",
                    "emit.format=jsonl",
                    "emit.compression=none"),
                Stream.of(settings))
            .toArray(String[]::new);
    Datasets.prepare(input, output, runner, 2, all);
    return output;
  }

  private static String found(JsonNode manifest) {
    return manifest.path("books").path("benchmarks").toString();
  }

  @Test
  void conversationsGoAndTheBooksSaySo() throws IOException {
    Path output = prepare("out", Runner.DIRECT);
    Dataset dataset = Dataset.read(output);
    assertEquals(
        "{\"physics\":{\"items\":1,\"conversations\":1,\"posts\":4},"
            + "\"sums\":{\"items\":1,\"conversations\":1,\"posts\":2},"
            + "\"unused\":{\"items\":0,\"conversations\":0,\"posts\":0}}",
        found(dataset.manifest()));
    assertEquals(6, dataset.manifest().at("/books/posts/rejected/filter/contaminated").intValue());
    JsonNode physics = dataset.manifest().at("/benchmarks/physics");
    assertEquals(2, physics.path("items").intValue());
    assertEquals(31 - 13 + 1, physics.path("ngrams").intValue());
    assertEquals(1, physics.path("too_short").intValue());
    assertEquals("physics.jsonl", physics.at("/files/0/path").textValue());
    assertEquals(List.of(), JsonSchemas.problems("manifest", dataset.manifest()));
    assertEquals(1, dataset.rows("pairs").size());
    for (Dataset.Row rejected : dataset.rejected()) {
      assertTrue(List.of("physics", "sums").contains(rejected.text("detail")));
      assertFalse(rejected.json().has("excerpt"));
    }
    String card = Files.readString(output.resolve("README.md"));
    assertTrue(card.contains("| physics | 2 | 1 | 1 | 4 |"), card);
    assertTrue(Files.readString(output.resolve("report.html")).contains("<td>physics</td>"));
    for (Map.Entry<String, byte[]> file : dataset.files().entrySet()) {
      String text = new String(file.getValue(), StandardCharsets.UTF_8);
      assertFalse(text.contains(directory.toString()), file.getKey());
      assertFalse(text.toLowerCase(Locale.ROOT).contains("forty minutes"), file.getKey());
    }
  }

  @Test
  void onlyPairsGo() throws IOException {
    Dataset dataset = Dataset.read(prepare("out", Runner.DIRECT, "decontaminate.action=pair"));
    assertEquals(
        "{\"physics\":{\"items\":1,\"conversations\":1,\"posts\":2},"
            + "\"sums\":{\"items\":1,\"conversations\":1,\"posts\":2},"
            + "\"unused\":{\"items\":0,\"conversations\":0,\"posts\":0}}",
        found(dataset.manifest()));
    assertEquals(
        List.of("About two miles, people say.", "Gladly, what is it?"),
        dataset.rows("pairs").stream()
            .map(row -> row.json().at("/completion/0/content").textValue())
            .sorted()
            .toList());
  }

  @Test
  void aReportTakesNothingAway() throws IOException {
    Dataset dataset = Dataset.read(prepare("out", Runner.DIRECT, "decontaminate.action=report"));
    assertEquals(
        "{\"physics\":{\"items\":1,\"conversations\":1,\"posts\":0},"
            + "\"sums\":{\"items\":1,\"conversations\":1,\"posts\":0},"
            + "\"unused\":{\"items\":0,\"conversations\":0,\"posts\":0}}",
        found(dataset.manifest()));
    assertEquals(4, dataset.rows("pairs").size());
  }

  @Test
  void flinkGivesTheSameBytes() throws IOException {
    Map<String, byte[]> direct = Datasets.files(prepare("direct", Runner.DIRECT));
    Map<String, byte[]> flink = Datasets.files(prepare("flink", Runner.FLINK));
    assertEquals(direct.keySet(), flink.keySet());
    direct.forEach((name, bytes) -> assertArrayEquals(bytes, flink.get(name), name));
  }

  /** Before anything runs, and without the text of the file. */
  @Test
  void aBadFileStopsTheRun() throws IOException {
    Files.writeString(evals.resolve("sums.csv"), "q,r\n1,2,3\n");
    RunException e = assertThrows(RunException.class, () -> prepare("out", Runner.DIRECT));
    assertEquals(ExitStatus.USAGE, e.exitStatus());
    assertEquals(
        "decontaminate.against: "
            + evals.resolve("sums.csv")
            + ": record 1: not as many cells as the first line names, line 2",
        e.getMessage());
    assertFalse(Files.exists(directory.resolve("out")));
  }

  @Test
  void theOrderOfBenchmarksMeansNothing() throws IOException {
    String list =
        List.of("physics.jsonl", "sums.csv", "unused.jsonl").stream()
            .map(name -> "'" + evals.resolve(name) + "'")
            .collect(Collectors.joining(", "));
    String other =
        List.of("unused.jsonl", "sums.csv", "physics.jsonl").stream()
            .map(name -> "'" + evals.resolve(name) + "'")
            .collect(Collectors.joining(", "));
    Path one = prepare("one", Runner.DIRECT, "decontaminate.against=[" + list + "]");
    Path two = prepare("two", Runner.DIRECT, "decontaminate.against=[" + other + "]");
    assertArrayEquals(
        Files.readAllBytes(one.resolve("manifest.json")),
        Files.readAllBytes(two.resolve("manifest.json")));
  }
}
