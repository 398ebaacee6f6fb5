package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Conversation;
import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import io.parley.transforms.dedup.DedupConfig.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains, templates, crowds and scripts. */
class NearDuplicatesHardCasesTest {
  private static final double THRESHOLD = 0.8;

  /** Verdicts of one run; Direct runs in this process. */
  private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

  private static final DedupConfig CONFIG = DedupConfig.defaults().withPairs(Level.NONE);

  /** Conversations that are copies of copies, each edited a little more, in any order of score. */
  private static List<Conversation> families(Random random) {
    List<Conversation> all = new ArrayList<>();
    for (int family = 0; family < 40; family++) {
      String language = family % 2 == 0 ? "en" : "zh";
      String[] tokens = RandomText.tokens(language, 5 + random.nextInt(200), random);
      String question = RandomText.text(language, 10, random);
      for (int copy = random.nextInt(12); copy >= 0; copy--) {
        String id = "f" + family + "/" + copy;
        String answer = RandomText.joined(language, tokens);
        all.add(Threads.named(id, (long) random.nextInt(3), question, answer));
        for (int edit = random.nextInt(1 + tokens.length / 25); edit > 0; edit--) {
          tokens[random.nextInt(tokens.length)] = RandomText.token(language, random);
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void neitherOrderNorPartitionsShow(int partitions) {
    List<Conversation> in = families(new Random(23));
    Map<String, Verdict> expected = new TreeMap<>(InMemory.verdicts(in, THRESHOLD));
    assertTrue(expected.size() > 100 && expected.size() < in.size() - 40, expected::toString);
    Collections.shuffle(in, new Random(partitions));
    Pipeline pipeline = Pipeline.create();
    PAssert.that(NearDuplicatesTest.verdicts(pipeline, CONFIG, in, new Partitions(partitions)))
        .containsInAnyOrder(expected.values().stream().map(NearDuplicatesTest::show).toList());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void whoGoesIsLikeItsWinnerAndTheWinnerStays() {
    for (int seed = 0; seed < 5; seed++) {
      List<Conversation> in = families(new Random(seed));
      Map<String, Conversation> byId = new TreeMap<>();
      in.forEach(conversation -> byId.put(conversation.id(), conversation));
      Map<String, Verdict> verdicts = InMemory.verdicts(in, THRESHOLD);
      verdicts.forEach(
          (id, verdict) -> {
            assertFalse(verdicts.containsKey(verdict.winner()), verdict::toString);
            double similarity = InMemory.similarity(byId.get(id), byId.get(verdict.winner()));
            assertEquals(similarity, verdict.similarity(), 0.1, verdict::toString);
          });
    }
  }

  /** B is like A and C, which are not like each other. */
  @ParameterizedTest
  @CsvSource({
    "3, 2, 1, b < a", // C stays, though B, which is like it, goes
    "1, 2, 3, b < c",
    "2, 3, 1, a < b; c < b"
  })
  void theEndsOfAChain(long a, long b, long c, String gone) {
    String[] words = new String[130];
    Arrays.setAll(words, i -> "w" + i);
    List<Conversation> chain = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String window = String.join(" ", Arrays.copyOfRange(words, 6 * i, 6 * i + 100));
      chain.add(
          Threads.named(Character.toString('a' + i), new long[] {a, b, c}[i], "question", window));
    }
    List<String> found = new ArrayList<>();
    new TreeMap<>(InMemory.verdicts(chain, THRESHOLD))
        .forEach((id, verdict) -> found.add(id + " < " + verdict.winner()));
    assertEquals(gone, String.join("; ", found));
  }

  /** One number differs: a short message is another one, a long one says the same. */
  @ParameterizedTest
  @CsvSource({"3, false", "10, false", "40, true", "200, true"})
  void templatesOfBots(int words, boolean gone) {
    String text = RandomText.text("en", words, new Random(words));
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      in.add(Threads.named("c" + i, (long) -i, "what is new", "ticket " + i + " " + text));
    }
    assertEquals(gone ? 49 : 0, InMemory.verdicts(in, THRESHOLD).size());
  }

  @ParameterizedTest
  @CsvSource({
    "th, 0E01, 46",
    "lo, 0E81, 2",
    "ja, 3041, 86",
    "ko, AC00, 11000",
    "zh, 4E00, 20000",
    "ar, 0621, 26",
    "hi, 0905, 53",
    "ru, 0430, 32",
    "emoji, 1F600, 79"
  })
  void everyScript(String name, String first, int count) {
    Random random = new Random(name.length());
    int base = Integer.parseInt(first, 16);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      text.appendCodePoint(base + random.nextInt(count)).append(i % 5 == 4 ? " " : "");
    }
    StringBuilder edited = new StringBuilder(text);
    edited.insert(text.offsetByCodePoints(0, 300), '1');
    String half = text.substring(0, text.length() / 2);
    List<Conversation> in =
        List.of(
            Threads.named("a", 3L, "java 17", text.toString()),
            Threads.named("b", 2L, "java 17", edited.toString()),
            Threads.named("c", 1L, "java 17", half));
    assertEquals(List.of("b"), List.copyOf(InMemory.verdicts(in, THRESHOLD).keySet()));
  }

  /** Each is like the next, whatever their order: links chain, and survivors stand apart. */
  @Test
  void aChainOfTenThousandLinks() {
    Random random = new Random(8);
    String[] words = RandomText.tokens("en", 100 + 5 * 10_000, random);
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i <= 10_000; i++) {
      String window = String.join(" ", Arrays.copyOfRange(words, 5 * i, 5 * i + 100));
      in.add(Threads.named("c" + i, (long) -i, "q", window));
    }
    Map<String, Verdict> expected = new TreeMap<>(InMemory.verdicts(in, THRESHOLD));
    assertTrue(expected.size() > 5_000 && expected.size() < 8_000, () -> "" + expected.size());
    Collections.shuffle(in, random);
    Pipeline pipeline = Pipeline.create();
    PAssert.that(NearDuplicatesTest.verdicts(pipeline, CONFIG, in, new Partitions(3)))
        .containsInAnyOrder(expected.values().stream().map(NearDuplicatesTest::show).toList());
    pipeline.run().waitUntilFinish();
  }

  /** Pairs of families, deep in threads of their own, with caps behind them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void neitherOrderNorPartitionsShowForPairs(int partitions) {
    Random random = new Random(31);
    List<Conversation> in = new ArrayList<>();
    for (Conversation family : families(random)) {
      String opening = RandomText.text("en", 3, random);
      in.add(
          Threads.named(
              family.id(),
              family.turns().get(0).score(),
              opening,
              "well",
              family.turns().get(0).text(),
              family.turns().get(1).text(),
              "thanks",
              "sure"));
    }
    DedupConfig config =
        CONFIG
            .withConversations(Level.NONE)
            .withPairs(Level.NEAR)
            .withCaps(new Caps(2, 3, Map.of("test", in.size() - 20)));
    List<String> expected = found(config, in, new Partitions(7));
    assertEquals(
        List.of("capped_response", "capped_source", "duplicate_pair", "near_duplicate_pair"),
        expected.stream().map(verdict -> verdict.split(" ", -1)[1]).distinct().sorted().toList());
    Collections.shuffle(in, new Random(partitions));
    assertEquals(expected, found(config, in, new Partitions(partitions)));
  }

  private static List<String> found(
      DedupConfig config, List<Conversation> in, Partitions partitions) {
    FOUND.clear();
    Pipeline pipeline = Pipeline.create();
    NearDuplicatesTest.verdicts(pipeline, config, in, partitions)
        .apply(
            "Keep",
            MapElements.into(TypeDescriptors.booleans()).via(verdict -> FOUND.add(verdict)));
    pipeline.run().waitUntilFinish();
    return FOUND.stream().sorted().toList();
  }

  @Test
  void twentyThousandEqualOnesLeaveOne() {
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      in.add(Threads.named("c" + i, i == 777 ? 1L : 0L, "first!", "no, you are not"));
    }
    Pipeline pipeline = Pipeline.create();
    PAssert.that(NearDuplicatesTest.verdicts(pipeline, CONFIG, in, new Partitions(3)))
        .satisfies(
            found -> {
              int losers = 0;
              for (String verdict : found) {
                assertTrue(verdict.endsWith(" duplicate_conversation c777 1.000"), () -> verdict);
                losers++;
              }
              assertEquals(19_999, losers);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /**
   * A crowd that shares half of its words and many bands, with a copy of each: linear, and found.
   */
  @Test
  void aCrowdThatIsHalfAlikeKeepsItsMembers() {
    Random random = new Random(9);
    String common = RandomText.text("en", 60, random);
    List<Conversation> in = new ArrayList<>();
    int members = 5_000;
    for (int i = 0; i < members; i++) {
      String own = RandomText.text("en", 40, random);
      in.add(Threads.named("m" + i, 2L, "q", common + " " + own));
      in.add(Threads.named("n" + i, 1L, "q", common + " " + own + " edited"));
    }
    Map<String, Verdict> verdicts = InMemory.verdicts(in, THRESHOLD);
    assertEquals(members, verdicts.size());
    verdicts.forEach((id, verdict) -> assertEquals(id.replace('n', 'm'), verdict.winner()));
  }
}
