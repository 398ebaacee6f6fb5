package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.dedup.DedupConfig.Level;
import io.parley.transforms.segment.Replies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels of replies and caps of sources, on the real transform. */
class LevelsTest {
  private static final DedupConfig NOTHING =
      DedupConfig.defaults().withConversations(Level.NONE).withPairs(Level.NONE);
  private static final DedupConfig NEAR_PAIRS = NOTHING.withPairs(Level.NEAR);

  private static Slot slot(Conversation conversation) {
    return new Slot(Split.TRAIN, Fingerprint.hash64(1, conversation.id()));
  }

  private static String show(Verdict verdict) {
    return verdict.conversation()
        + (verdict.turn() < 0 ? "" : "#" + verdict.turn())
        + (" " + verdict.reason().label())
        + (verdict.winner().isEmpty() ? "" : " < " + verdict.winner());
  }

  private static void check(
      DedupConfig config, Partitions partitions, List<Conversation> in, List<String> expected) {
    Pipeline pipeline = Pipeline.create();
    PCollection<String> found =
        pipeline
            .apply(Create.of(List.of(in)).withCoder(ListCoder.of(ConversationCoder.of())))
            .apply(Flatten.iterables())
            .apply(
                DeduplicateConversations.with(config, LevelsTest::slot, Replies::keys, partitions))
            .apply(MapElements.into(TypeDescriptors.strings()).via(LevelsTest::show));
    PAssert.that(found).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  private static void check(DedupConfig config, List<Conversation> in, String... expected) {
    check(config, new Partitions(5), in, List.of(expected));
  }

  private static DedupConfig capped(DedupConfig config, int perPrompt, int perResponse) {
    return config.withCaps(new Caps(perPrompt, perResponse, Map.of()));
  }

  private static final String QUESTION =
      "how do I find out which version of the kernel this machine is running right now";
  private static final String ANSWER =
      "open a terminal and type uname with the letter r after a dash and you will see it at once";

  @Test
  void similarPairsLeaveOneWhateverStandsAboveThem() {
    check(
        NEAR_PAIRS,
        List.of(
            Threads.named("a", 1L, QUESTION, ANSWER),
            Threads.named("b", 3L, "hi", "hello", QUESTION + "?", ANSWER + " !"),
            Threads.named("c", 2L, "good evening", QUESTION, ANSWER + " ok")),
        "a#1 near_duplicate_pair < b/b/3",
        "c#2 near_duplicate_pair < b/b/3");
  }

  /** Equal with the turn it answers is equal, where the two are clear alone. */
  @Test
  void equalPairsGoAsSuch() {
    check(
        NEAR_PAIRS,
        List.of(
            Threads.named("a", 1L, "hi", "hello", QUESTION, ANSWER),
            Threads.named("b", 2L, QUESTION, ANSWER)),
        "a#3 duplicate_pair < b/b/1");
  }

  @Test
  void aShortPairMeansWhatStandsAboveIt() {
    check(
        NEAR_PAIRS,
        List.of(
            Threads.named("a", 1L, "is it red", "let me see", "and?", "yes."),
            Threads.named("b", 1L, "is it blue", "one moment", "and?", "yes."),
            Threads.named("c", 0L, "is it red", "let me see", "and?", "Yes.")),
        "c#1 duplicate_pair < a/a/1",
        "c#2 duplicate_pair < a/a/2",
        "c#3 duplicate_pair < a/a/3");
  }

  /** A long question makes any two of its answers alike. */
  @Test
  void otherRepliesToALongQuestionStay() {
    check(
        NEAR_PAIRS,
        List.of(
            Threads.named("a", 1L, QUESTION, "many people swear by the left one"),
            Threads.named("b", 1L, QUESTION, "many people swear by the right one")));
  }

  /** Replies of one thread share all that stands above them. */
  @Test
  void deepContextMakesNothingAlike() {
    Random random = new Random(4);
    String[] turns = new String[40];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = RandomText.text("en", 30, random);
    }
    check(NEAR_PAIRS, List.of(Threads.named("a", 1L, turns)));
  }

  @Test
  void aReplyOfARemovedConversationDoesNotWin() {
    String other = RandomText.text("en", 40, new Random(6));
    check(
        NEAR_PAIRS.withConversations(Level.NEAR),
        List.of(
            Threads.named("a", 9L, QUESTION, ANSWER),
            Threads.named("b", 8L, QUESTION, ANSWER + " !"),
            Threads.named("c", 1L, QUESTION, ANSWER + " ok", other)),
        "b near_duplicate_conversation < a",
        "c#1 near_duplicate_pair < a/a/1");
  }

  /** A copy none of whose replies may be trained on would take the good ones with it. */
  @Test
  void aConversationWithRepliesWinsOverOneWithout() {
    Conversation rejected = Threads.named("a", 9L, "q", "r");
    List<Turn> turns = new ArrayList<>(rejected.turns());
    turns.set(1, turns.get(1).reject(Cause.of(Reason.TOO_SHORT)));
    for (Level level : List.of(Level.EXACT, Level.NEAR)) {
      check(
          NOTHING.withConversations(level),
          List.of(rejected.withTurns(turns), Threads.named("b", 1L, "q", "r")),
          "a duplicate_conversation < b");
    }
  }

  @Test
  void theBestRepliesToAPromptStay() {
    check(
        capped(NOTHING, 2, 0),
        List.of(
            Threads.named("a", 1L, "q", "one"),
            Threads.named("b", 4L, "Q", "two"),
            Threads.named("c", 3L, "q", "three"),
            Threads.named("d", 1L, "q", "longer one"),
            Threads.named("e", 0L, "other", "one")),
        "a#1 capped_prompt",
        "d#1 capped_prompt");
  }

  @Test
  void theBestPromptsOfAResponseStay() {
    check(
        capped(NOTHING, 0, 1),
        List.of(
            Threads.named("a", 1L, "q", "I don't know"),
            Threads.named("b", 4L, "r", "i don't  know"),
            Threads.named("c", 3L, "s", "I do")),
        "a#1 capped_response");
  }

  /** What goes for its prompt takes no place among those with its words. */
  @Test
  void aLevelSeesOnlyWhatTheFormerOnesLeft() {
    List<Conversation> in =
        List.of(
            Threads.named("a", 9L, "q", "better"),
            Threads.named("b", 8L, "q", "no"),
            Threads.named("c", 7L, "r", "no"),
            Threads.named("d", 6L, "r", "no"));
    check(capped(NOTHING, 0, 1), in, "c#1 capped_response", "d#1 capped_response");
    check(capped(NOTHING, 1, 1), in, "b#1 capped_prompt", "d#1 capped_prompt");
    check(
        capped(NOTHING.withPairs(Level.EXACT), 1, 1),
        in,
        "b#1 capped_prompt",
        "d#1 duplicate_pair < c/c/1");
  }

  private static Conversation ofSource(String source, Conversation c) {
    return new Conversation(
        c.id(), source, c.title(), c.language(), c.turns(), c.licence(), c.origin());
  }

  /** Copies leave before, and are no part of the sample. */
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "64, 40"})
  void sourcesAreSampledByHash(int partitions, int most) {
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      in.add(ofSource("large", Threads.named("l" + i, 1L, "question " + i, "r" + i)));
      in.add(ofSource("free", Threads.named("f" + i, 1L, "something " + i, "r" + i)));
      in.add(ofSource("large", Threads.named("copy" + i, 0L, "question " + i, "r" + i)));
    }
    in.add(ofSource("small", Threads.named("s", 1L, "alone", "indeed")));
    List<String> order = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      order.add("l" + i);
      expected.add("copy" + i + " duplicate_conversation < l" + i);
    }
    order.sort(Comparator.comparingLong(id -> Fingerprint.hash64(0x2545F4914F6CDD1DL, id)));
    order.subList(most, 60).forEach(id -> expected.add(id + " capped_source"));
    check(
        NOTHING
            .withConversations(Level.EXACT)
            .withCaps(new Caps(0, 0, Map.of("large", most, "small", 1))),
        new Partitions(partitions),
        in,
        expected);
  }

  /** Replies of what a source has too many of leave, too. */
  @Test
  void aReplyOfACappedConversationDoesNotWin() {
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      in.add(ofSource("large", Threads.named("c" + i, 9L, "q", "r")));
    }
    in.add(ofSource("free", Threads.named("d", 1L, "q", "r")));
    List<String> order = new ArrayList<>(List.of("c0", "c1", "c2", "c3"));
    order.sort(Comparator.comparingLong(id -> Fingerprint.hash64(0x2545F4914F6CDD1DL, id)));
    String stays = order.remove(0);
    List<String> expected = new ArrayList<>();
    order.forEach(id -> expected.add(id + " capped_source"));
    expected.add("d#1 duplicate_pair < " + stays + "/" + stays + "/1");
    check(
        NOTHING.withPairs(Level.EXACT).withCaps(new Caps(0, 0, Map.of("large", 1))),
        new Partitions(3),
        in,
        expected);
  }

  /** Many replies with few prompts and few words, in any order, against a plain reckoning. */
  @ParameterizedTest
  @CsvSource({
    "1, EXACT, 3, 2",
    "2, NONE, 3, 2",
    "3, NEAR, 3, 2",
    "16, NEAR, 0, 4",
    "5, EXACT, 2, 0",
    "64, NONE, 0, 1"
  })
  void levelsFollowEachOther(int partitions, Level pairs, int perPrompt, int perResponse) {
    Random random = new Random(partitions);
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String[] turns = new String[2 + random.nextInt(3)];
      for (int t = 0; t < turns.length; t++) {
        turns[t] = "word" + (int) (12 * random.nextDouble() * random.nextDouble());
      }
      in.add(Threads.named("c" + i, (long) random.nextInt(5), turns));
    }
    DedupConfig config = capped(NOTHING.withPairs(pairs), perPrompt, perResponse);
    List<String> expected = reckon(config, in);
    assertTrue(expected.size() > 100, expected::toString);
    Collections.shuffle(in, random);
    check(config, new Partitions(partitions), in, expected);
  }

  private record Item(Fact fact, ReplyKey key) {}

  private static List<String> reckon(DedupConfig config, List<Conversation> in) {
    List<Item> left = new ArrayList<>();
    for (Conversation conversation : in) {
      for (ReplyKey key : Replies.keys(conversation)) {
        Fact fact = Facts.ofReply(conversation, slot(conversation), key, List.of(key.pair()));
        left.add(new Item(fact, key));
      }
    }
    left.sort(Comparator.comparing(Item::fact, Fact.BEST));
    List<String> verdicts = new ArrayList<>();
    if (config.pairs() != Level.NONE) {
      Map<Fingerprint, Fact> winners = new HashMap<>();
      left.removeIf(
          item -> {
            Fact winner = winners.putIfAbsent(item.key.pair(), item.fact);
            if (winner != null) {
              verdicts.add(show(item.fact.losesTo(winner, 1)));
            }
            return winner != null;
          });
    }
    cap(left, config.caps().perPrompt(), ReplyKey::prompt, Reason.CAPPED_PROMPT, verdicts);
    cap(left, config.caps().perResponse(), ReplyKey::response, Reason.CAPPED_RESPONSE, verdicts);
    assertEquals(verdicts.size(), new TreeSet<>(verdicts).size());
    return verdicts;
  }

  private static void cap(
      List<Item> left,
      int most,
      Function<ReplyKey, Fingerprint> key,
      Reason reason,
      List<String> verdicts) {
    Map<Fingerprint, Integer> counts = new HashMap<>();
    left.removeIf(
        item -> {
          boolean goes = most > 0 && counts.merge(key.apply(item.key), 1, Integer::sum) > most;
          if (goes) {
            verdicts.add(show(item.fact.goes(reason)));
          }
          return goes;
        });
  }
}
