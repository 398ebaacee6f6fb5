package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.pipeline.Dataset.Row;
import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every post that goes in has one fate, whatever the input: counted by this test from what the
 * readers give and from the files that come out, without the pipeline's own books, and then
 * compared with those.
 */
class BooksPropertyTest {
  @TempDir Path directory;

  /** A copy of a post: where it stands, and its id, for one record may hold several. */
  private record Copy(String path, long offset, String id) {}

  /** A post, however many copies of it there are. */
  private record Key(String thread, String id) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | ",
        "2 | emit.views=[pairs] split.train=0.5 split.validation=0.25 split.test=0.25",
        "3 | emit.views=[chat,tokens,packed] segment.paths=all tokenize.tokenizer=gpt2"
            + " tokenize.max_tokens=128 emit.compression=none dedup.pairs=none",
        "4 | emit.format=jsonl dedup.conversations=none dedup.pairs=none segment.leading_assistant=system"
            + " segment.speaker_labels=true segment.max_turns=3 tokenize.loss=last"
            + " filter.bots=true filter.self_replies=true filter.opener_replies=[reddit,parley] assemble.max_thread_posts=4",
        "5 | filter.languages=[en,zh] emit.views=[chat,pairs,tokens]"
            + " tokenize.tokenizer=cl100k emit.compression=gzip filter.turn_chars.min=50",
        "6 | emit.format=jsonl emit.views=[pairs,pretrain] clean.markup=markdown clean.quotes=false"
            + " clean.recurring_lines.min_conversations=2 clean.recurring_lines.share=0.001",
        "7 | dedup.pairs=near dedup.per_prompt=1 dedup.per_response=1",
        "8 | dedup.conversations=exact dedup.pairs=none dedup.per_response=1",
        "9 | emit.views=[pairs,prompts,preferences,kto] dedup.pairs=none tokenize.max_tokens=256"
            + " preferences.min_ratio=1 preferences.min_score=1 preferences.per_prompt=9",
        "10 | emit.format=jsonl emit.views=[pairs,preferences,kto] tokenize.ids=true filter.score.min=3"
            + " kto.wanted=3 kto.unwanted=2",
        "11 | emit.views=[chat,tokens,packed] tokenize.max_tokens=32 tokenize.overlong=cut tokenize.mask.share=0.3"
            + " tokenize.prompt_dropout=0.5"
      })
  void everyPostHasOneFate(long seed, String settings) throws IOException {
    BrokenInput input = BrokenInput.write(directory.resolve("in"), seed);
    Path output = directory.resolve("out");
    Datasets.prepare(
        directory.resolve("in"),
        output,
        Runner.DIRECT,
        2,
        Stream.concat(
                Stream.of("errors.max_fraction=1", "emit.shards=2"),
                Stream.of(settings == null ? new String[0] : settings.split(" ")))
            .toArray(String[]::new));
    Dataset dataset = DatasetRules.check(output);
    ReadInput read = ReadInput.of(directory.resolve("in"));
    recordsAreAllThere(input, read);
    recordsAreListed(read, dataset);
    postsHaveOneFate(read, dataset);
    booksSayTheSame(read, dataset);
    copiesLoseToWhatStays(dataset);
    addressesAreGone(input, output, dataset);
  }

  @Test
  void flinkKeepsTheSameBooks() throws IOException {
    BrokenInput.write(directory.resolve("in"), 7);
    Map<String, Map<String, byte[]>> files = new HashMap<>();
    for (Runner runner : Runner.values()) {
      Path output = directory.resolve(runner.toString());
      Datasets.prepare(
          directory.resolve("in"), output, runner, 2, "errors.max_fraction=1", "emit.shards=3");
      files.put(runner.toString(), Datasets.files(output));
    }
    Map<String, byte[]> expected = files.get("direct");
    assertEquals(expected.keySet(), files.get("flink").keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, files.get("flink").get(name), name));
  }

  /** Each record of a file gave posts or a rejection. */
  private static void recordsAreAllThere(BrokenInput input, ReadInput read) {
    Map<String, TreeSet<Long>> found = new HashMap<>();
    Map<String, Integer> cuts = new HashMap<>();
    read.posts()
        .forEach(
            post ->
                found
                    .computeIfAbsent(post.origin().path(), path -> new TreeSet<>())
                    .add(post.origin().offset()));
    for (Rejection rejection : read.rejected()) {
      String path = rejection.origin().path();
      if (rejection.cause().reason().label().equals("damaged_stream")) {
        cuts.merge(path, 1, Integer::sum);
      } else {
        assertTrue(
            found.computeIfAbsent(path, p -> new TreeSet<>()).add(rejection.origin().offset()),
            "a record is rejected twice, or gave posts as well");
      }
    }
    input
        .records()
        .forEach(
            (path, records) -> {
              if (input.damaged().contains(path)) {
                assertEquals(1, cuts.remove(path), path);
                // The readers salvage a beginning, without a gap.
                assertEquals(records.headSet(found.get(path).last(), true), found.get(path), path);
              } else {
                assertEquals(records, found.get(path), path);
              }
            });
    assertEquals(Map.of(), cuts);
    assertEquals(10, found.get("messages/array.json").size());
  }

  /** What the readers refused stands under rejected/, and says no word of it. */
  private static void recordsAreListed(ReadInput read, Dataset dataset) throws IOException {
    TreeMap<String, Integer> expected = new TreeMap<>();
    for (Rejection rejection : read.rejected()) {
      String reason = rejection.cause().reason().label() + ": " + rejection.cause().detail();
      expected.merge(
          rejection.origin().path() + " " + rejection.origin().offset() + " " + reason,
          1,
          Integer::sum);
    }
    TreeMap<String, Integer> listed = new TreeMap<>();
    for (Row row : dataset.rejected()) {
      if (row.text("unit").equals("record")) {
        assertEquals("read", row.text("stage"));
        assertFalse(row.json().has("excerpt"), row::toString);
        String reason = row.text("reason") + ": " + row.text("detail");
        listed.merge(row.text("path") + " " + row.text("offset") + " " + reason, 1, Integer::sum);
      }
    }
    assertEquals(expected, listed);
  }

  private static void postsHaveOneFate(ReadInput read, Dataset dataset) throws IOException {
    Map<Copy, Integer> rejected = new HashMap<>();
    for (Row row : dataset.rejected()) {
      if (row.text("unit").equals("post")) {
        Copy copy = new Copy(row.text("path"), row.json().path("offset").asLong(), row.text("id"));
        rejected.merge(copy, 1, Integer::sum);
      }
    }
    Set<Key> inRows = new HashSet<>();
    Set<String> threads = new HashSet<>();
    read.posts().forEach(post -> threads.add(post.thread()));
    for (Row row : dataset.rows()) {
      if (row.view().equals("packed")) {
        continue; // of rows of tokens, which are here too
      }
      String thread = thread(row.text("conversation"), threads);
      row.texts("posts").forEach(id -> inRows.add(new Key(thread, id)));
    }
    Map<Key, Integer> copies = new HashMap<>();
    Map<Key, Integer> left = new HashMap<>();
    for (Post post : read.posts()) {
      Key key = new Key(post.thread(), post.id());
      Copy copy = new Copy(post.origin().path(), post.origin().offset(), post.id());
      copies.merge(key, 1, Integer::sum);
      left.merge(key, rejected.getOrDefault(copy, 0), Integer::sum);
      assertTrue(rejected.getOrDefault(copy, 0) <= 1, copy::toString);
      rejected.remove(copy);
    }
    assertEquals(Map.of(), rejected, "rejected, and never read");
    copies.forEach(
        (key, count) ->
            assertEquals(inRows.contains(key) ? count - 1 : count, left.get(key), key::toString));
    inRows.removeAll(copies.keySet());
    assertEquals(Set.of(), inRows, "in rows, and never read");
  }

  /** A conversation is a thread, or a part of one that is named after its first post. */
  private static String thread(String conversation, Set<String> threads) {
    String thread = conversation;
    while (!threads.contains(thread)) {
      assertTrue(thread.indexOf('/') > 0, conversation);
      thread = thread.substring(0, thread.lastIndexOf('/'));
    }
    return thread;
  }

  private static void booksSayTheSame(ReadInput read, Dataset dataset) throws IOException {
    JsonNode books = dataset.manifest().path("books");
    assertEquals(read.posts().size(), books.at("/posts/read").asInt());
    Map<String, Long> listed = new TreeMap<>();
    Map<String, Long> rows = new TreeMap<>();
    for (Row row : dataset.rejected()) {
      String reason = row.text("stage") + "." + row.text("reason");
      switch (row.text("unit")) {
        case "post" -> listed.merge(reason, 1L, Long::sum);
        case "row" -> rows.merge(row.text("id").replaceFirst(":.*", ""), 1L, Long::sum);
        default -> {}
      }
    }
    Map<String, Long> counted = new TreeMap<>();
    for (String kind : List.of("duplicate", "rejected")) {
      books
          .path("posts")
          .path(kind)
          .properties()
          .forEach(
              stage ->
                  DatasetRules.counts(stage.getValue())
                      .forEach((reason, n) -> counted.put(stage.getKey() + "." + reason, n)));
    }
    assertEquals(listed, counted);
    long used = books.at("/posts/target").asLong() + books.at("/posts/context").asLong();
    assertEquals(read.posts().size(), used + sum(listed));
    for (String view : DatasetRules.VIEWS) {
      // What a packed row could not take is a document.
      long rejected = view.equals("packed") ? 0 : rows.getOrDefault(view, 0L);
      assertEquals(
          books.at("/rows/" + view + "/candidates").asLong(),
          dataset.rows(view).size() + rejected,
          view);
    }
    JsonNode documents = books.at("/packed/documents");
    assertEquals(
        documents.path("candidates").asLong(),
        sum(DatasetRules.counts(documents.path("kept"))) + rows.getOrDefault("packed", 0L));
    targetsAreThoseOfTheRows(dataset, books);
  }

  /** What is named in place of a copy is not itself gone as one. */
  private static void copiesLoseToWhatStays(Dataset dataset) throws IOException {
    Set<String> gone = new HashSet<>();
    for (Row row : dataset.rejected()) {
      if (row.text("reason").endsWith("duplicate_conversation")) {
        gone.add(row.text("conversation"));
      }
      if (row.text("reason").endsWith("duplicate_pair")) {
        gone.add(row.text("conversation") + "/" + row.text("id"));
      }
    }
    for (Row row : dataset.rejected()) {
      if (row.text("reason").contains("duplicate_")) {
        assertFalse(gone.contains(row.text("winner")), row::toString);
        double least = row.json().path("reason").asText().startsWith("near_") ? 0.8 : 1;
        double similarity = row.json().path("similarity").asDouble();
        assertTrue(least <= similarity && similarity <= 1, row::toString);
      }
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A pair shows which posts it trains: those from the one it is named after. */
  private static void targetsAreThoseOfTheRows(Dataset dataset, JsonNode books) throws IOException {
    Set<Key> used = new HashSet<>();
    for (Row row : dataset.rows()) {
      row.texts("posts").forEach(post -> used.add(new Key(row.text("conversation"), post)));
    }
    Set<Key> trained = new HashSet<>();
    for (Row row : dataset.rows("pairs")) {
      String conversation = row.text("conversation");
      String reply = row.text("id").substring(conversation.length() + 1);
      List<String> posts = row.texts("posts");
      assertTrue(posts.indexOf(reply) > 0, row::toString);
      for (String post : posts.subList(posts.indexOf(reply), posts.size())) {
        assertTrue(trained.add(new Key(conversation, post)), row::toString);
      }
    }
    assertEquals(trained.size(), books.at("/posts/target_of/pairs").asInt());
    if (!dataset.rows("pretrain").isEmpty()) {
      // Plain text is trained on as a whole.
      trained.addAll(used);
      assertEquals(used.size(), books.at("/posts/target_of/pretrain").asInt());
    }
    if (dataset.rows("chat").isEmpty()) {
      assertEquals(trained.size(), books.at("/posts/target").asInt());
      assertEquals(used.size() - trained.size(), books.at("/posts/context").asInt());
    }
  }

  private static void addressesAreGone(BrokenInput input, Path output, Dataset dataset)
      throws IOException {
    Map<String, byte[]> files = new TreeMap<>(dataset.files());
    for (String name : List.of("run.json", "report.html")) {
      files.put(name, Files.readAllBytes(output.resolve(name)));
    }
    assertTrue(input.addresses().size() > 50);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String text = new String(file.getValue(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      for (String address : input.addresses()) {
        int at = text.indexOf(address);
        assertTrue(
            at < 0,
            () ->
                address
                    + " in "
                    + file.getKey()
                    + ": "
                    + text.substring(
                        Math.max(0, at - 100),
                        Math.min(text.length(), at + address.length() + 100)));
      }
    }
  }
}
