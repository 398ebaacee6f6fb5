package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other trainers get of a dataset, and that damage to it is found. */
class ExportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private static Path dataset;

  @BeforeAll
  static void prepare() throws IOException {
    Path input = directory.resolve("input.jsonl");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(
          chat(
              "What is the number after " + i + ", in one line?",
              "After " + i + " comes the number " + (i + 1),
              "And what comes after that one then, my friend?",
              "Then comes " + (i + 2) + ", two above " + i));
    }
    Files.write(input, lines);
    dataset = directory.resolve("dataset");
    Datasets.prepare(
        input,
        dataset,
        Runner.DIRECT,
        2,
        "emit.views=[chat]",
        "dedup={conversations: none, pairs: none}",
        "split={train: 0.8, validation: 0.2, test: 0}",
        "tokenize.tokenizer=gpt2",
        "emit.exports=[llama-factory, openai, tfrecord, nanogpt, megatron]");
  }

  /** A log's line: what a user and an assistant say in turn. */
  private static String chat(String... said) throws IOException {
    ObjectNode log = JSON.createObjectNode();
    ArrayNode messages = log.putArray("messages");
    for (String content : said) {
      String role = messages.size() % 2 == 0 ? "user" : "assistant";
      messages.addObject().put("role", role).put("content", content);
    }
    return JSON.writeValueAsString(log);
  }

  /** Views that are made for a format only have no directory of their own. */
  @Test
  void filesOfADataset() throws IOException {
    List<String> names = new ArrayList<>(Datasets.files(dataset).keySet());
    names.removeIf(name -> !name.contains("/") || name.startsWith("index/"));
    assertEquals(
        List.of(
            "chat/train-00000-of-00001.parquet",
            "chat/validation-00000-of-00001.parquet",
            "llama-factory/chat/train/train-00000-of-00001.jsonl",
            "llama-factory/chat/validation/validation-00000-of-00001.jsonl",
            "llama-factory/dataset_info.json",
            "megatron/pretrain/train-00000-of-00001.bin",
            "megatron/pretrain/train-00000-of-00001.idx",
            "megatron/pretrain/validation-00000-of-00001.bin",
            "megatron/pretrain/validation-00000-of-00001.idx",
            "nanogpt/pretrain/train.bin",
            "nanogpt/pretrain/val.bin",
            "openai/chat/train-00000-of-00001.jsonl",
            "openai/chat/validation-00000-of-00001.jsonl",
            "tfrecord/tokens/train-00000-of-00001.tfrecord",
            "tfrecord/tokens/validation-00000-of-00001.tfrecord"),
        names);
  }

  @Test
  void everyFormatHasEveryRow() throws IOException {
    assertEquals(List.of(), DatasetCheck.of(dataset).problems());
    JsonNode manifest = JSON.readTree(dataset.resolve("manifest.json").toFile());
    for (String path :
        List.of(
            "llama-factory/chat",
            "megatron/pretrain",
            "nanogpt/pretrain",
            "openai/chat",
            "tfrecord/tokens")) {
      JsonNode export = manifest.at("/exports/" + path);
      assertEquals(0, export.get("left_out").asInt(-1), path);
      int rows = 0;
      for (JsonNode split : export.get("splits")) {
        rows += split.get("rows").asInt();
        assertEquals(1, split.get("shards").asInt(), path);
      }
      assertEquals(40, rows, path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llama-factory/dataset_info.json",
        "megatron/pretrain/train-00000-of-00001.bin",
        "megatron/pretrain/train-00000-of-00001.idx",
        "nanogpt/pretrain/val.bin",
        "openai/chat/train-00000-of-00001.jsonl",
        "tfrecord/tokens/validation-00000-of-00001.tfrecord"
      })
  void aDamagedFileHasNoRows(String name) throws IOException {
    byte[] whole = Files.readAllBytes(dataset.resolve(name));
    Path copy = Files.createDirectories(directory.resolve("damaged/" + name).getParent());
    Path file = copy.resolve(Path.of(name).getFileName());
    Path index = dataset.resolve(name).resolveSibling("train-00000-of-00001.idx");
    if (Files.exists(index)) {
      Files.copy(index, copy.resolve(index.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(file, whole);
    long rows = FileContents.of(file).rows();
    assertTrue(rows > 0);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));
    assertFalse(FileContents.of(file).rows() == rows, "its end is gone");
  }

  @Test
  void aFileLeftOverIsFound() throws IOException {
    Path stale = dataset.resolve("megatron/pretrain/train-00000-of-00002.bin");
    Files.write(stale, new byte[] {1, 0});
    try {
      assertEquals(
          List.of("megatron/pretrain/train-00000-of-00002.bin: stale: not in manifest.json"),
          DatasetCheck.of(dataset).problems());
    } finally {
      Files.delete(stale);
    }
  }

  @Test
  void theCardSaysHowEachIsLoaded() throws IOException {
    String card = Files.readString(dataset.resolve("README.md"));
    for (String line :
        List.of(
            "## For other trainers",
            "numpy.memmap(\"path/to/this/nanogpt/pretrain/train.bin\", dtype=\"<u2\", mode=\"r\")",
            "$(ls path/to/this/megatron/pretrain/train-*.bin | sed 's/\\.bin$//')",
            "path/to/this/tfrecord/tokens/train-*",
            "--dataset_dir path/to/this/llama-factory --dataset chat_train",
            "path/to/this/openai/chat/train-00000-of-00001.jsonl")) {
      assertTrue(card.contains(line), line);
    }
    assertFalse(card.contains("config_name: pretrain"));
  }

  /** A chat with a reply that is context only cannot be said to LLaMA-Factory. */
  @Test
  void whatNoFileHasIsNotKept() throws IOException {
    Path input = directory.resolve("half.jsonl");
    List<String> lines = new ArrayList<>();
    for (String number : List.of("11", "13")) {
      String question = "Which is a prime of these numbers, 4, 6 or " + number + "?";
      String answer = number.equals("11") ? "The last one of the three is." : question;
      lines.add(
          chat(
              question,
              answer,
              "And what of the other ones in this list?",
              "Unlike " + number + ", 2 divides them"));
    }
    Files.write(input, lines);
    Path output = directory.resolve("half");
    Datasets.prepare(
        input,
        output,
        Runner.DIRECT,
        1,
        "emit.views=[prompts]",
        "split={train: 1, validation: 0, test: 0}",
        "emit.exports=[llama-factory]");
    JsonNode manifest = JSON.readTree(output.resolve("manifest.json").toFile());
    JsonNode posts = manifest.at("/books/posts");
    assertEquals("{\"chat\":2}", posts.get("target_of").toString());
    assertEquals(2, posts.get("target").asInt());
    // Of the other, all that is there stands in a prompt or is its reference.
    assertEquals(6, posts.get("context").asInt());
    assertEquals(
        "{\"candidates\":2,\"kept\":{\"train\":1},\"rejected\":{\"no_format\":1}}",
        manifest.at("/books/rows/chat").toString());
    JsonNode export = manifest.at("/exports/llama-factory/chat");
    assertEquals(1, export.get("left_out").asInt());
    assertEquals(1, export.at("/splits/train/rows").asInt());
    assertEquals(List.of(), DatasetCheck.of(output).problems());
  }

  @Test
  void aVocabularyThatIsTooLargeIsRefused() {
    RunException e =
        assertThrows(
            RunException.class,
            () ->
                RecipeOutlets.check(
                    RecipeReader.read(null, List.of("emit.exports=[megatron, nanogpt]"))));
    assertEquals(
        "emit.exports: nanogpt: its ids have 16 bits, and o200k_base has 200266 of them;"
            + " tokenize.tokenizer: gpt2 fits",
        e.getMessage());
    assertEquals(ExitStatus.USAGE, e.exitStatus());
  }
}
