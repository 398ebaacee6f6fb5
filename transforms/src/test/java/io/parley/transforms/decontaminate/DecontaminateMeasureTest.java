package io.parley.transforms.decontaminate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Figures of the index and of what is found: memory and speed with as many n-grams as {@code
 * -Ddecontaminate.ngrams=N} says, items of the samples that are found after typos, and how often
 * runs of words occur in unrelated text.
 */
class DecontaminateMeasureTest {
  private static final Path SAMPLES = Path.of("..", "samples", "raw");
  private static final int NGRAMS = Integer.getInteger("decontaminate.ngrams", 20_000);
  private static final int ITEM_WORDS = 60;
  private static final int ROUNDS = 12;

  private static List<String> english() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(SAMPLES.resolve("oasst/en_trees.jsonl"))) {
      addTexts(new JsonMapper().readTree(line).path("prompt"), texts);
    }
    return texts;
  }

  private static void addTexts(JsonNode message, List<String> texts) {
    texts.add(message.path("text").asText());
    message.path("replies").forEach(reply -> addTexts(reply, texts));
  }

  private static List<String> chinese() throws IOException {
    return Files.readAllLines(SAMPLES.resolve("egret/egret_lines_raw.txt")).stream()
        .map(line -> line.substring(line.lastIndexOf('$') + 1))
        .toList();
  }

  @Test
  void memoryAndSpeed() throws IOException {
    String[] words = String.join(" ", english()).split("\\s+", -1);
    Random random = new Random(7);
    int perItem = ITEM_WORDS - DecontaminateConfig.defaults().ngram() + 1;
    List<List<String>> items =
        IntStream.range(0, NGRAMS / perItem + 1)
            .mapToObj(
                item ->
                    List.of(
                        random
                            .ints(ITEM_WORDS, 0, words.length)
                            .mapToObj(word -> words[word])
                            .collect(Collectors.joining(" "))))
            .toList();
    NgramIndex index =
        Quiz.index(DecontaminateConfig.defaults(), new Benchmark("random", List.of(), items));
    print("%,d n-grams: %,d bytes", index.hashes().length, index.bytes());
    assertTrue(index.bytes() < 18L * index.hashes().length);
    Scanner scanner = new Scanner(index);
    speed("English", scanner, english());
    speed("Chinese", scanner, chinese());
  }

  private static void speed(String name, Scanner scanner, List<String> texts) {
    long bytes = texts.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = thread.getCurrentThreadCpuTime();
      for (int i = 0; i < 4; i++) {
        texts.forEach(scanner::scan);
      }
      best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
    }
    print("%s: %.0f MB/s of processor time", name, 4 * bytes * 1e3 / best);
  }

  /** Items of 20 to 60 words, each with some words misspelt. */
  @Test
  void itemsFoundAfterTypos() throws IOException {
    List<String> items =
        english().stream()
            .filter(text -> Words.of(text).count() >= 20 && Words.of(text).count() <= 60)
            .toList();
    for (int ngram : new int[] {8, 13}) {
      for (double coverage : new double[] {0.5, 0.7, 0.9}) {
        StringBuilder row = new StringBuilder();
        for (int typos = 0; typos <= 4; typos++) {
          double found = found(items, ngram, coverage, typos);
          row.append(String.format(Locale.ROOT, "  %d: %.3f", typos, found));
          if (typos == 0) {
            assertEquals(1, found);
          }
        }
        print(
            "%d items, runs of %d, coverage %.1f, found by typos%s",
            items.size(), ngram, coverage, row);
      }
    }
  }

  private static double found(List<String> items, int ngram, double coverage, int typos) {
    DecontaminateConfig config =
        new DecontaminateConfig(List.of(), ngram, 16, coverage, DecontaminateConfig.Action.REPORT);
    Decontaminator decontaminator =
        new Decontaminator(
            Quiz.index(config, Quiz.benchmark(items.toArray(String[]::new))), config.action());
    Random random = new Random(11);
    int found = 0;
    for (String item : items) {
      String[] words = item.split(" ", -1);
      for (int i = 0; i < typos; i++) {
        words[random.nextInt(words.length)] = "zqx" + i;
      }
      found += decontaminator.judge(Talk.chain(String.join(" ", words))).hits().isEmpty() ? 0 : 1;
    }
    return (double) found / items.size();
  }

  /** What the smallest runs that say something are: words, and characters of Chinese. */
  @Test
  void runsInUnrelatedText() throws IOException {
    List<String> forum =
        Arrays.stream(
                Files.readString(SAMPLES.resolve("stackexchange/beer/Posts.xml")).split("<row"))
            .map(row -> row.replaceAll("&lt;[^&]*&gt;", " "))
            .toList();
    List<String> chat = Files.readAllLines(SAMPLES.resolve("pairs/lccc_toy_valid.txt"));
    for (int size = 3; size <= 10; size++) {
      print(
          "runs of %d in unrelated text, a million: %.0f words, %.0f Chinese characters",
          size,
          shared(new Grams(size, 1_000), english(), forum),
          shared(new Grams(1_000, size), chinese(), chat));
    }
  }

  private static double shared(Grams grams, List<String> some, List<String> others) {
    Set<Long> known = new HashSet<>();
    some.forEach(
        text -> grams.each(Words.of(text), grams.whole(), (hash, at, size) -> known.add(hash)));
    long[] counts = new long[2];
    others.forEach(
        text ->
            grams.each(
                Words.of(text),
                grams.whole(),
                (hash, at, size) -> {
                  counts[0]++;
                  counts[1] += known.contains(hash) ? 1 : 0;
                }));
    return counts[0] == 0 ? 0 : 1e6 * counts[1] / counts[0];
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
