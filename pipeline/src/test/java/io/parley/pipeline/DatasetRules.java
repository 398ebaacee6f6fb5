package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.pipeline.Dataset.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What holds of every dataset, whatever it was made of; checked from its files alone. */
final class DatasetRules {
  /** Those that {@code emit.views} chooses from. */
  static final List<String> VIEWS =
      List.of("chat", "pairs", "tokens", "packed", "pretrain", "prompts", "preferences", "kto");

  private final Path directory;
  private final Dataset dataset;
  private final JsonNode manifest;

  private DatasetRules(Path directory, Dataset dataset) throws IOException {
    this.directory = directory;
    this.dataset = dataset;
    this.manifest = dataset.manifest();
  }

  /** Checks a finished dataset, and gives it. */
  static Dataset check(Path directory) throws IOException {
    Dataset dataset = Dataset.read(directory);
    DatasetRules rules = new DatasetRules(directory, dataset);
    rules.filesAreThoseListed();
    rules.rowsAreCounted();
    rules.rowsHaveTheirForm();
    rules.repliesAreTrainedOnce();
    rules.conversationsHaveOneSplit();
    new TokenRules(rules.manifest).check(dataset);
    PackedRules.check(dataset);
    return dataset;
  }

  private void filesAreThoseListed() throws IOException {
    assertTrue(dataset.files().containsKey("_SUCCESS"));
    assertEquals(List.of(), DatasetCheck.of(directory).problems());
    Set<String> listed = new TreeSet<>(Set.of("README.md", "_SUCCESS", "manifest.json"));
    Map<String, TreeSet<String>> numbers = new TreeMap<>();
    for (JsonNode file : manifest.path("files")) {
      String path = file.path("path").asText();
      assertTrue(listed.add(path), path);
      assertTrue(file.path("rows").asLong() > 0, path + " is empty");
      String name = path.replaceFirst("\\..*", "");
      int number = name.indexOf('-');
      numbers
          .computeIfAbsent(name.substring(0, number), n -> new TreeSet<>())
          .add(name.substring(number));
    }
    assertEquals(listed, dataset.files().keySet());
    for (Map.Entry<String, TreeSet<String>> shards : numbers.entrySet()) {
      TreeSet<String> expected = new TreeSet<>();
      int count = shards.getValue().size();
      for (int i = 0; i < count; i++) {
        expected.add(String.format(Locale.ROOT, "-%05d-of-%05d", i, count));
      }
      assertEquals(expected, shards.getValue(), shards.getKey());
    }
    try (Stream<Path> directories = Files.walk(directory).filter(Files::isDirectory)) {
      for (Path inside : directories.toList()) {
        try (Stream<Path> files = Files.list(inside)) {
          assertTrue(files.findAny().isPresent(), inside + " is empty");
        }
      }
    }
  }

  private void rowsAreCounted() throws IOException {
    for (String view : VIEWS) {
      Map<String, Long> splits = new TreeMap<>();
      dataset.rows(view).forEach(row -> splits.merge(row.split(), 1L, Long::sum));
      assertEquals(splits, counts(manifest.at("/books/rows/" + view + "/kept")), view);
      Map<String, Long> shown = new TreeMap<>();
      manifest
          .at("/views/" + view + "/splits")
          .properties()
          .forEach(split -> shown.put(split.getKey(), split.getValue().path("rows").asLong()));
      assertEquals(splits, shown, view);
    }
  }

  static Map<String, Long> counts(JsonNode counts) {
    Map<String, Long> map = new TreeMap<>();
    counts.properties().forEach(count -> map.put(count.getKey(), count.getValue().asLong()));
    return map;
  }

  private void rowsHaveTheirForm() throws IOException {
    for (Row row : dataset.rows()) {
      List<String> columns = new ArrayList<>();
      row.json().fieldNames().forEachRemaining(columns::add);
      List<String> named = new ArrayList<>();
      manifest.at("/views/" + row.view() + "/columns").fieldNames().forEachRemaining(named::add);
      assertEquals(named, columns);
      // A packed row names the rows in it, and these their posts.
      assertFalse(
          row.texts(row.view().equals("packed") ? "rows" : "posts").isEmpty(), row::toString);
      switch (row.view()) {
        case "chat" -> chat(row);
        case "pairs" -> answered(row, "completion");
        case "prompts" -> {
          prompt(row);
          assertFalse(row.text("reference").isBlank(), row::toString);
        }
        case "preferences" -> {
          answered(row, "chosen");
          answered(row, "rejected");
          assertNotEquals(row.json().path("chosen"), row.json().path("rejected"));
          assertTrue(row.json().path("margin").asDouble() >= 0, row::toString);
        }
        case "kto" -> {
          answered(row, "completion");
          assertTrue(row.json().path("label").isBoolean(), row::toString);
        }
        case "pretrain" -> assertFalse(row.text("text").isBlank(), row::toString);
        default -> {}
      }
    }
  }

  /** A prompt that ends with the user's message, and one message that answers it. */
  private void answered(Row row, String answer) {
    List<JsonNode> messages = prompt(row);
    assertEquals(1, row.json().path(answer).size());
    messages.addAll(list(row.json().path(answer)));
    alternating(row, messages);
  }

  private static List<JsonNode> prompt(Row row) {
    List<JsonNode> messages = list(row.json().path("prompt"));
    assertEquals("user", messages.get(messages.size() - 1).path("role").asText());
    return messages;
  }

  private void chat(Row row) {
    List<JsonNode> messages = list(row.json().path("messages"));
    alternating(row, messages);
    List<JsonNode> targets = list(row.json().path("targets"));
    assertEquals(messages.size(), targets.size());
    for (int i = 0; i < targets.size(); i++) {
      boolean said = messages.get(i).path("role").asText().equals("assistant");
      assertTrue(said || !targets.get(i).asBoolean(), row::toString);
    }
    assertTrue(targets.get(targets.size() - 1).asBoolean(), row::toString);
  }

  /** User first after a system message, then by turns, the assistant last; all say something. */
  private void alternating(Row row, List<JsonNode> messages) {
    int first = messages.get(0).path("role").asText().equals("system") ? 1 : 0;
    for (int i = 0; i < messages.size(); i++) {
      String expected = i < first ? "system" : (i - first) % 2 == 0 ? "user" : "assistant";
      assertEquals(expected, messages.get(i).path("role").asText(), row::toString);
      String content = messages.get(i).path("content").asText();
      assertFalse(content.isBlank(), row::toString);
      assertEquals(content.strip(), content, row::toString);
    }
    assertEquals(0, (messages.size() - first) % 2, row::toString);
    int most = manifest.at("/recipe/segment/max_turns").asInt();
    assertTrue(messages.size() <= most, row::toString);
  }

  /** By the marks that texts bear; a mark stands in one post of a conversation. */
  private void repliesAreTrainedOnce() throws IOException {
    for (String view : VIEWS) {
      Set<String> ids = new HashSet<>();
      Set<String> trained = new HashSet<>();
      for (Row row : dataset.rows(view)) {
        assertTrue(ids.add(row.text("id")), row::toString);
        for (String content : trainedContents(row)) {
          RandomText.MARK
              .matcher(content)
              .results()
              .forEach(
                  mark ->
                      assertTrue(
                          trained.add(row.text("conversation") + " " + mark.group()),
                          () -> mark.group() + " again in " + row));
        }
      }
    }
  }

  /** What a row trains, of rows that show it. */
  static List<String> trainedContents(Row row) {
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < row.json().path("targets").size(); i++) {
      if (row.json().path("targets").get(i).asBoolean()) {
        contents.add(row.json().path("messages").get(i).path("content").asText());
      }
    }
    row.json().path("completion").forEach(said -> contents.add(said.path("content").asText()));
    return contents;
  }

  private void conversationsHaveOneSplit() throws IOException {
    Map<String, String> splits = new HashMap<>();
    for (Row row : dataset.rows()) {
      String other = splits.putIfAbsent(row.text("conversation"), row.split());
      assertTrue(other == null || other.equals(row.split()), row::toString);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
