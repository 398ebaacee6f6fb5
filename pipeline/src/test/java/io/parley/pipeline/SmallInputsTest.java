package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.pipeline.Dataset.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that are small, or odd, and recipes that change one thing. */
class SmallInputsTest {
  private static final String THREE =
      Chats.of("Which river is the longest?", "The Nile, most people say.")
          + Chats.of("And the deepest lake?", "Baikal.", "How deep?", "About 1,600 metres.")
          + Chats.of("<|im_start|>Who are you?<|im_end|>", "Nobody in particular.");

  @TempDir Path directory;

  private Path input;
  private int runs;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.writeString(directory.resolve("in.jsonl"), THREE);
  }

  private Dataset prepare(String... settings) throws IOException {
    Path output = directory.resolve("out" + runs++);
    Datasets.prepare(input, output, Runner.DIRECT, 2, settings);
    return DatasetRules.check(output);
  }

  private static List<JsonNode> rows(Dataset dataset, String view) throws IOException {
    return dataset.rows(view).stream().map(Row::json).toList();
  }

  private static List<String> completions(Dataset dataset) throws IOException {
    List<String> said = new ArrayList<>();
    dataset.rows("pairs").forEach(row -> said.addAll(DatasetRules.trainedContents(row)));
    return said.stream().sorted().toList();
  }

  @Test
  void shardsAreNoMoreThanConversations() throws IOException {
    Dataset dataset = prepare("emit.shards=8");
    for (String view : List.of("chat", "pairs", "tokens", "pretrain")) {
      long shards =
          dataset.files().keySet().stream().filter(name -> name.startsWith(view + "/")).count();
      assertTrue(shards >= 1 && shards <= 3, view + ": " + shards);
    }
    assertEquals(3, dataset.rows("chat").size());
    assertEquals(4, dataset.rows("pairs").size());
  }

  @Test
  void nothingKept() {
    RunException e = assertThrows(RunException.class, () -> prepare("filter.languages=[de]"));
    assertEquals("nothing was kept of 8 posts; see rejected/", e.getMessage());
    assertEquals(ExitStatus.NOTHING_KEPT, e.exitStatus());
  }

  @Test
  void onlyChinese() throws IOException {
    Files.writeString(
        input, Chats.of("中国最长的河是哪一条？", "是长江，全长六千三百多公里。") + Chats.of("好的，谢谢你", "不客气", "再见", "好"));
    Dataset dataset = prepare("filter.languages=[zh]", "filter.turn_words.min=1");
    assertEquals(List.of("不客气", "好", "是长江，全长六千三百多公里。"), completions(dataset));
    dataset.rows().forEach(row -> assertEquals("zh-Hans", row.text("language")));
    assertEquals(6, dataset.manifest().at("/books/posts/target").asInt());
  }

  /** Every answer of a long log is trained once, though no row has room for all. */
  @Test
  @Timeout(120)
  void manyTurns() throws IOException {
    String[] contents = new String[5000];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = i % 2 == 0 ? "Question " + i + "?" : "The answer to " + (i - 1) + " is " + i;
    }
    Files.writeString(input, Chats.of(contents));
    Dataset dataset = prepare();
    Set<String> answers = new HashSet<>();
    for (int i = 1; i < contents.length; i += 2) {
      answers.add(contents[i]);
    }
    for (String view : List.of("chat", "pairs")) {
      List<String> trained = new ArrayList<>();
      dataset.rows(view).forEach(row -> trained.addAll(DatasetRules.trainedContents(row)));
      assertEquals(2500, trained.size(), view);
      assertEquals(answers, new HashSet<>(trained), view);
    }
    assertEquals(5000, dataset.manifest().at("/books/posts/target").asInt());
  }

  /** A chain of comments by two people: each but the first answers the one before. */
  @Test
  @Timeout(120)
  void manyReplies() throws IOException {
    StringBuilder comments = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      String parent = i == 0 ? "t3_top" : "t1_c" + (i - 1);
      String body = "Comment " + i + " of a talk without end";
      comments.append(Chats.comment("c" + i, parent, i % 2 == 0 ? "ada" : "bob", body));
    }
    Files.writeString(input, comments);
    Dataset dataset = prepare();
    // The opener asks, and is not learnt from.
    assertEquals(2500, dataset.rows("pairs").size());
    assertEquals(2500, new HashSet<>(completions(dataset)).size());
    List<String> chat = new ArrayList<>();
    dataset.rows("chat").forEach(row -> chat.addAll(DatasetRules.trainedContents(row)));
    assertEquals(2500, chat.size());
    assertEquals(2500, new HashSet<>(chat).size());
  }

  @ParameterizedTest
  @CsvSource({
    "parquet, none, .parquet",
    "parquet, gzip, .parquet",
    "jsonl, none, .jsonl",
    "jsonl, gzip, .jsonl.gz",
    "jsonl, zstd, .jsonl.zst"
  })
  void everyFormatHoldsTheSameRows(String format, String compression, String extension)
      throws IOException {
    Dataset expected = prepare();
    Dataset dataset = prepare("emit.format=" + format, "emit.compression=" + compression);
    for (String view : List.of("chat", "pairs", "tokens", "pretrain")) {
      assertEquals(rows(expected, view), rows(dataset, view));
      assertTrue(dataset.files().containsKey(view + "/train-00000-of-00001" + extension));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "cl100k", "o200k"})
  void vocabularies(String name) throws IOException {
    Dataset dataset = prepare("tokenize.tokenizer=" + name);
    assertEquals(3, dataset.rows("tokens").size());
    int size = dataset.manifest().at("/tokenizer/vocabulary_size").asInt();
    int end = dataset.manifest().at("/tokenizer/end_of_turn").asInt();
    for (Row row : dataset.rows("tokens")) {
      List<JsonNode> ids = DatasetRules.list(row.json().path("input_ids"));
      ids.forEach(id -> assertTrue(id.asInt() >= 0 && id.asInt() < size, row::toString));
      long ends = ids.stream().filter(id -> id.asInt() == end).count();
      // What looks like a control token in a text is text.
      assertEquals(row.texts("posts").size(), ends, row::toString);
    }
  }

  @Test
  void copiesStayWhereTheyAreWanted() throws IOException {
    StringBuilder lines = new StringBuilder(THREE);
    for (String line : THREE.split("\n", 0)) {
      lines.append(line.replaceFirst("\\{", "{\"id\":" + lines.length() + ",")).append('\n');
    }
    Files.writeString(input, lines);
    assertEquals(4, prepare().rows("pairs").size());
    Dataset all = prepare("dedup.conversations=none", "dedup.pairs=none");
    assertEquals(8, all.rows("pairs").size());
    assertEquals(Map.of(), DatasetRules.counts(all.manifest().at("/books/posts/duplicate")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "pairs", "tokens", "pretrain"})
  void oneViewAlone(String view) throws IOException {
    Dataset dataset = prepare("emit.views=[" + view + "]");
    assertEquals(dataset.rows(view).size(), dataset.rows().size());
    assertEquals(view.equals("pairs") ? 4 : 3, dataset.rows().size());
    JsonNode posts = dataset.manifest().at("/books/posts");
    int targets = view.equals("pretrain") ? 8 : 4;
    assertEquals(targets, posts.path("target").asInt());
    assertEquals(8 - targets, posts.path("context").asInt());
  }
}
