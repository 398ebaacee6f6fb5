package io.parley.transforms.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real conversations, as the texts of their turns. */
final class RealTexts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of("..");
  private static final Path SAMPLES = ROOT.resolve("samples/raw");

  private RealTexts() {}

  /** Assistant's answers, orders and small talk, from a line to pages. */
  static List<List<String>> english() throws IOException {
    Path tests = ROOT.resolve("transforms/src/test/resources/io/parley/transforms/dedup");
    List<List<String>> texts = new ArrayList<>(messages(tests.resolve("oasst.jsonl")));
    texts.addAll(messages(SAMPLES.resolve("messages/taskmaster.jsonl")));
    texts.addAll(messages(SAMPLES.resolve("messages/chatterbot_english.jsonl.gz")));
    return texts;
  }

  /** Conversations about films and sights, questions and answers, and small talk. */
  static List<List<String>> chinese() throws IOException {
    List<List<String>> texts = new ArrayList<>();
    texts.addAll(messages(SAMPLES.resolve("messages/zh_kdconv.jsonl")));
    texts.addAll(messages(SAMPLES.resolve("messages/zh_crosswoz.jsonl")));
    texts.addAll(messages(SAMPLES.resolve("messages/chatterbot_chinese.jsonl")));
    for (String line : Files.readAllLines(SAMPLES.resolve("pairs/lccc_toy_valid.txt"))) {
      texts.add(List.of(line.replace(" ", "").split("\t", -1)));
    }
    return texts;
  }

  /** All of a directory's files of JSON Lines with {@code messages}, as Parley writes them. */
  static List<List<String>> directory(Path directory) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        texts.addAll(messages(file));
      }
    }
    return texts;
  }

  private static List<List<String>> messages(Path file) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> turns = new ArrayList<>();
        for (JsonNode message : JSON.readTree(line).path("messages")) {
          turns.add(message.path("content").textValue());
        }
        if (!turns.isEmpty()) {
          texts.add(turns);
        }
      }
    }
    return texts;
  }
}
