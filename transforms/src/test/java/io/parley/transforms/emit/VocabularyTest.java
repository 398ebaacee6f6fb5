package io.parley.transforms.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Example;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static VocabularyEntry entry(
      String language, String term, long occurrences, long documents) {
    return new VocabularyEntry(language, term, occurrences, documents);
  }

  @Test
  void countsOccurrencesAndDocuments() {
    Vocabulary vocabulary = new Vocabulary();
    vocabulary.addDocument("en", Stream.of("dog", "cat", "dog"));
    vocabulary.addDocument("de", Stream.of("dog"));
    vocabulary.addDocument("en", Stream.of("dog", "bird"));
    vocabulary.addDocument("en", Stream.of());
    vocabulary.add(entry("en", "bird", 7, 1));
    assertEquals(4, vocabulary.size());
    assertEquals(
        List.of(
            entry("de", "dog", 1, 1),
            entry("en", "bird", 8, 2),
            entry("en", "dog", 3, 2),
            entry("en", "cat", 1, 1)),
        vocabulary.drain());
    assertEquals(0, vocabulary.size());
    assertEquals(List.of(), vocabulary.drain());
  }

  @Test
  void theMostFrequentFirst() {
    List<VocabularyEntry> order =
        List.of(
            entry("de", "z", 1, 1),
            entry("en", "few long", 2, 2),
            entry("en", "often", 9, 1),
            entry("en", "a", 1, 1),
            entry("en", "b", 1, 1));
    List<VocabularyEntry> shuffled = new ArrayList<>(order);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(null);
    assertEquals(order, shuffled);
  }

  /** Whatever the partitions, blocks and their order, the sums are those of all rows together. */
  @Test
  void blocksAddUp() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      Partitions partitions = new Partitions(1 + random.nextInt(5));
      Vocabulary expected = new Vocabulary();
      Map<Integer, List<byte[]>> blocks = new HashMap<>();
      for (int shard = 0; shard < 4; shard++) {
        VocabularyBlocks counted =
            new VocabularyBlocks(
                partitions,
                (partition, block) ->
                    blocks.computeIfAbsent(partition, p -> new ArrayList<>()).add(block));
        for (int row = random.nextInt(20); row > 0; row--) {
          String language = random.nextBoolean() ? "en" : "zh";
          List<String> prompt = terms(random);
          List<String> completion = terms(random);
          counted.add(language, new Example.Terms(prompt, completion));
          List<String> all = new ArrayList<>(prompt);
          all.addAll(completion);
          expected.addDocument(language, all.stream());
        }
        counted.flush();
      }
      List<VocabularyEntry> found = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (List<byte[]> ofPartition : blocks.values()) {
        Collections.shuffle(ofPartition, random);
        Vocabulary sum = new Vocabulary();
        ofPartition.forEach(block -> VocabularyBlocks.read(block, sum::add));
        for (VocabularyEntry entry : sum.drain()) {
          assertTrue(seen.add(entry.language() + " " + entry.term()), "in two partitions");
          found.add(entry);
        }
      }
      found.sort(null);
      assertEquals(expected.drain(), found);
    }
  }

  private static List<String> terms(Random random) {
    return random.ints(random.nextInt(30), 0, 40).mapToObj(i -> "词😀" + i).toList();
  }

  @Test
  void passesOnWhatDoesNotFitInMemory() {
    List<byte[]> blocks = new ArrayList<>();
    VocabularyBlocks counted =
        new VocabularyBlocks(new Partitions(1), (partition, block) -> blocks.add(block));
    for (int row = 0; row < 400; row++) {
      int first = row * 1000;
      List<String> terms =
          IntStream.range(first, first + 1000).mapToObj(Integer::toString).toList();
      counted.add("en", new Example.Terms(List.of("same"), terms));
    }
    assertEquals(1, blocks.size());
    counted.flush();
    assertEquals(2, blocks.size());
    Vocabulary sum = new Vocabulary();
    blocks.forEach(block -> VocabularyBlocks.read(block, sum::add));
    assertEquals(400_001, sum.size());
    assertEquals(entry("en", "same", 400, 400), sum.drain().get(0));
  }
}
