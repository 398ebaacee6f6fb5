package io.parley.pipeline.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BooksTest {
  /** Ten posts: one superseded, six trained on, one read, one a duplicate, one rejected. */
  private static SortedMap<String, Long> balanced() {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("posts.after.read", 10L),
            Map.entry("posts.rejected.assemble.superseded_edit", 1L),
            Map.entry("posts.after.assemble", 9L),
            Map.entry("posts.after.clean", 9L),
            Map.entry("posts.after.filter", 9L),
            Map.entry("replies.after.filter", 6L),
            Map.entry("replies.duplicate", 1L),
            Map.entry("replies.candidates", 5L),
            Map.entry("posts.target", 6L),
            Map.entry("posts.context", 1L),
            Map.entry("posts.duplicate.deduplicate.duplicate_pair", 1L),
            Map.entry("posts.rejected.filter.bot", 1L),
            Map.entry("records.read", 12L),
            Map.entry("records.taken", 9L),
            Map.entry("records.rejected.read.invalid_json", 2L),
            Map.entry("records.rejected.read.no_post", 1L),
            Map.entry("rows.pairs.candidates", 5L),
            Map.entry("rows.pairs.kept.train", 3L),
            Map.entry("rows.pairs.kept.test", 1L),
            Map.entry("rows.pairs.rejected.over_budget", 1L),
            Map.entry("documents.packed.candidates", 5L),
            Map.entry("documents.packed.kept.train", 4L),
            Map.entry("documents.packed.rejected.over_budget", 1L),
            Map.entry("documents.packed.tokens", 40L),
            Map.entry("in_rows.packed.documents", 4L),
            Map.entry("in_rows.packed.tokens.train", 40L),
            Map.entry("terms.en", 7L),
            Map.entry("terms.und", 0L),
            Map.entry("vocabulary.entries.train", 4L),
            Map.entry("vocabulary.occurrences.en", 7L)));
  }

  private static List<String> problemsWith(String name, long count) {
    SortedMap<String, Long> counts = balanced();
    counts.put(name, count);
    return new Books(counts).problems();
  }

  @Test
  void balancedBooksHaveNoProblems() {
    assertEquals(List.of(), new Books(balanced()).problems());
    assertEquals(List.of(), new Books(new TreeMap<>()).problems());
  }

  @Test
  void documentsInAndInRows() {
    assertEquals(
        List.of("packed: 6 candidate documents, 4 kept, 1 rejected"),
        problemsWith("documents.packed.candidates", 6));
    assertEquals(
        List.of("packed: 4 documents kept, 3 in rows"),
        problemsWith("in_rows.packed.documents", 3));
    assertEquals(
        List.of("packed: 40 tokens of documents, 39 in rows"),
        problemsWith("in_rows.packed.tokens.train", 39));
  }

  @Test
  void everyCountIsInAnEquation() {
    assertEquals(
        List.of("read: 13 records, 9 taken, 3 rejected"), problemsWith("records.read", 13));
    assertEquals(
        List.of("read: 12 records, 9 taken, 2 rejected"),
        problemsWith("records.rejected.read.invalid_json", 1));
    assertEquals(
        List.of("assemble: 11 posts in, 9 out, 1 rejected"), problemsWith("posts.after.read", 11));
    assertEquals(
        List.of("clean: 9 posts in, 8 out, 0 rejected", "filter: 8 posts in, 9 out, 0 rejected"),
        problemsWith("posts.after.clean", 8));
    assertEquals(
        List.of("emit: 9 posts in, 10 with a disposition"), problemsWith("posts.context", 2));
    assertEquals(
        List.of("emit: 9 posts in, 8 with a disposition"), problemsWith("posts.target", 5));
    assertEquals(
        List.of("deduplicate: 6 candidate replies in, 7 with a fate"),
        problemsWith("replies.duplicate", 2));
    assertEquals(
        List.of("pairs: 5 candidate rows, 5 kept, 1 rejected"),
        problemsWith("rows.pairs.kept.train", 4));
    assertEquals(
        List.of("vocabulary: terms in rows {en=8}, in the vocabulary {en=7}"),
        problemsWith("terms.en", 8));
  }

  @Test
  void recordsWithoutAPostAreNotBad() {
    assertEquals(2.0 / 12, new Books(balanced()).errorFraction());
    assertEquals(0, new Books(new TreeMap<>()).errorFraction());
  }
}
