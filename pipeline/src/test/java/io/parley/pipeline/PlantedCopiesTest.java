package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.pipeline.Dataset.Row;
import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.RecipeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples beside edited copies of their conversations: every copy is accounted for, and nothing
 * that says the same stands in two splits. Similarity is counted here in its own way, from the rows
 * alone.
 */
@Timeout(300)
class PlantedCopiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double THRESHOLD = 0.8;

  /** Shares of words that are edited; with none, case and punctuation are. */
  private static final double[] STRENGTHS = {0, 0.01, 0.02, 0.04, 0.08, 0.16};

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{N}]+");

  @TempDir static Path directory;

  /** Contents of the messages, by the conversation's id. */
  private static final Map<String, List<String>> ORIGINALS = new LinkedHashMap<>();

  private static final Map<String, List<String>> COPIES = new LinkedHashMap<>();

  private static Dataset dataset;

  @BeforeAll
  static void makeDataset() throws IOException {
    readOriginals();
    Random random = new Random(5);
    StringBuilder lines = new StringBuilder();
    ORIGINALS.forEach(
        (id, contents) -> {
          double strength = STRENGTHS[COPIES.size() % STRENGTHS.length];
          List<String> edited =
              contents.stream().map(content -> edited(content, strength, random)).toList();
          String copy = "copy-of-" + id.substring("messages:".length());
          COPIES.put("messages:" + copy, edited);
          lines.append(record(copy, edited)).append('\n');
        });
    Path planted = Files.writeString(directory.resolve("planted.jsonl"), lines);
    Path output = directory.resolve("out");
    Prepare.run(
        new PrepareRequest(
            RecipeReader.read(
                    null,
                    List.of(
                        "split.train=0.6",
                        "split.validation=0.2",
                        "split.test=0.2",
                        "emit.views=[chat,pairs]"))
                .withInputs(
                    List.of(Input.of(Datasets.SAMPLES.toString()), Input.of(planted.toString()))),
            output.toString(),
            Runner.DIRECT,
            2,
            null,
            false,
            false));
    dataset = DatasetRules.check(output);
  }

  private static void readOriginals() throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.list(Datasets.SAMPLES.resolve("messages"))) {
      files = paths.sorted().toList();
    }
    for (Path file : files) {
      try (InputStream raw = Files.newInputStream(file);
          InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode chat = JSON.readTree(line);
          ORIGINALS.put("messages:" + chat.get("id").asText(), contents(chat.get("messages")));
        }
      }
    }
  }

  private static List<String> contents(JsonNode messages) {
    List<String> contents = new ArrayList<>();
    messages.forEach(message -> contents.add(message.get("content").asText()));
    return contents;
  }

  private static String record(String id, List<String> contents) {
    ObjectNode chat = JSON.createObjectNode().put("id", id);
    ArrayNode messages = chat.putArray("messages");
    for (String content : contents) {
      String role = messages.size() % 2 == 0 ? "user" : "assistant";
      messages.addObject().put("role", role).put("content", content);
    }
    return chat.toString();
  }

  private static String edited(String text, double strength, Random random) {
    if (strength == 0) {
      return text.toUpperCase(Locale.ROOT).replaceAll("[.,!?;，。！？；]", " ");
    }
    List<String> words = TOKEN.matcher(text).results().map(word -> word.group()).toList();
    return TOKEN
        .matcher(text)
        .replaceAll(
            word ->
                Matcher.quoteReplacement(
                    random.nextDouble() >= strength
                        ? word.group()
                        : switch (random.nextInt(3)) {
                          case 0 -> "";
                          case 1 -> word.group() + " " + word.group();
                          default -> words.get(random.nextInt(words.size()));
                        }));
  }

  /** Pieces of three words, over the ends of turns. */
  private static Set<List<String>> pieces(List<String> contents) {
    List<String> tokens = new ArrayList<>();
    for (String content : contents) {
      if (!tokens.isEmpty()) {
        tokens.add("\n");
      }
      TOKEN
          .matcher(content.toLowerCase(Locale.ROOT))
          .results()
          .forEach(token -> tokens.add(token.group()));
    }
    Set<List<String>> pieces = new HashSet<>();
    for (int i = 0; i + 3 <= tokens.size(); i++) {
      pieces.add(tokens.subList(i, i + 3));
    }
    if (pieces.isEmpty()) {
      pieces.add(tokens);
    }
    return pieces;
  }

  private static <T> double similarity(Set<T> one, Set<T> other) {
    Set<T> common = new HashSet<>(one);
    common.retainAll(other);
    return (double) common.size() / (one.size() + other.size() - common.size());
  }

  private static double similarity(List<String> one, List<String> other) {
    return similarity(pieces(one), pieces(other));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    TOKEN.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(word -> words.add(word.group()));
    return words;
  }

  /** Of each copy and its original at most one stays, unless they differ by now. */
  @Test
  void everyCopyIsAccountedFor() throws IOException {
    Set<String> kept = new HashSet<>();
    dataset.rows("pairs").forEach(row -> kept.add(row.text("conversation")));
    Map<String, Row> gone = new HashMap<>();
    for (Row row : dataset.rejected()) {
      gone.put(row.text("conversation"), row);
    }
    Map<String, Integer> counts = new TreeMap<>();
    List<String> odd = new ArrayList<>();
    List<String> originals = List.copyOf(ORIGINALS.keySet());
    int i = 0;
    for (Map.Entry<String, List<String>> copy : COPIES.entrySet()) {
      String original = originals.get(i++);
      double similarity = similarity(ORIGINALS.get(original), copy.getValue());
      boolean both = kept.contains(copy.getKey()) && kept.contains(original);
      String fate;
      if (!kept.contains(copy.getKey())) {
        Row row = gone.get(copy.getKey());
        fate = row == null ? "lost" : row.text("reason");
        if (row != null && row.json().has("winner")) {
          String winner = row.text("winner");
          assertTrue(kept.stream().anyMatch(winner::startsWith), () -> row + " names no row");
        }
      } else {
        fate = both ? similarity < THRESHOLD ? "unlike" : "both kept" : "stays for its original";
      }
      counts.merge(fate, 1, Integer::sum);
      if (fate.equals("lost") || fate.equals("both kept") || both && similarity >= 0.9) {
        odd.add(String.format(Locale.ROOT, "%s of %s, J = %.3f", fate, copy.getKey(), similarity));
      }
    }
    System.out.println("copies: " + counts);
    assertEquals(COPIES.size(), counts.values().stream().mapToInt(count -> count).sum());
    assertEquals(List.of(), odd);
  }

  private static List<String> said(Row row) {
    List<String> contents = new ArrayList<>();
    for (String field : List.of("messages", "prompt", "completion")) {
      contents.addAll(contents(row.json().path(field)));
    }
    return contents;
  }

  /** Whether the last so many messages are alike; two replies to like talk may be two replies. */
  private static boolean alike(Row one, Row other, int messages) {
    return similarity(pieces(last(one, messages)), pieces(last(other, messages))) >= THRESHOLD;
  }

  private static List<String> last(Row row, int messages) {
    List<String> said = said(row);
    return said.subList(said.size() - messages, said.size());
  }

  /**
   * What stands in two splits and is alike has other questions, or is another reply to like talk,
   * and was kept for that.
   */
  @Test
  void noTwoSplitsSayTheSame() throws IOException {
    for (String view : List.of("chat", "pairs")) {
      List<Row> rows = dataset.rows(view);
      List<Set<List<String>>> pieces = rows.stream().map(row -> pieces(said(row))).toList();
      Map<List<String>, List<Integer>> holders = new HashMap<>();
      Map<Boolean, Integer> counts = new HashMap<>();
      List<String> leaks = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Set<Integer> near = new HashSet<>();
        for (List<String> piece : pieces.get(i)) {
          List<Integer> before = holders.computeIfAbsent(piece, p -> new ArrayList<>());
          near.addAll(before);
          before.add(i);
        }
        for (int other : near) {
          double similarity = similarity(pieces.get(i), pieces.get(other));
          if (similarity >= THRESHOLD) {
            boolean across = !rows.get(i).split().equals(rows.get(other).split());
            counts.merge(across, 1, Integer::sum);
            double questions =
                similarity(words(said(rows.get(i)).get(0)), words(said(rows.get(other)).get(0)));
            boolean sameReply =
                view.equals("chat")
                    || alike(rows.get(i), rows.get(other), 1)
                        && alike(rows.get(i), rows.get(other), 2);
            if (across && (questions >= 0.5 && sameReply || similarity >= 0.9)) {
              leaks.add(
                  String.format(
                      Locale.ROOT,
                      "%s %s, J = %.3f, of the questions' words %.3f",
                      rows.get(other).text("id"),
                      rows.get(i).text("id"),
                      similarity,
                      questions));
            }
          }
        }
      }
      System.out.println(view + ": alike across splits? " + counts);
      assertEquals(List.of(), leaks, view);
    }
  }

  @Test
  void noOpeningPromptIsInTwoSplits() throws IOException {
    for (String view : List.of("chat", "pairs")) {
      Map<String, String> splits = new HashMap<>();
      for (Row row : dataset.rows(view)) {
        String opener = said(row).get(0).toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
        assertEquals(row.split(), splits.merge(opener, row.split(), (one, other) -> one), opener);
      }
    }
  }
}
