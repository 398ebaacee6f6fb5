package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.dedup.DedupConfig.Level;
import io.parley.transforms.segment.Replies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicatesTest {
  private static final DedupConfig CONFIG = DedupConfig.defaults().withPairs(Level.NONE);
  private static final Partitions PARTITIONS = new Partitions(3);

  static PCollection<String> verdicts(
      Pipeline pipeline,
      DedupConfig config,
      List<Conversation> conversations,
      Partitions partitions) {
    return pipeline
        // In lists, for on Direct each element of a source costs milliseconds.
        .apply(Create.of(eighths(conversations)).withCoder(ListCoder.of(ConversationCoder.of())))
        .apply(Flatten.iterables())
        .apply(
            DeduplicateConversations.with(
                config,
                c -> new Slot(Split.TRAIN, Fingerprint.hash64(1, c.id())),
                Replies::keys,
                partitions))
        .apply(MapElements.into(TypeDescriptors.strings()).via(NearDuplicatesTest::show));
  }

  private static List<List<Conversation>> eighths(List<Conversation> conversations) {
    List<List<Conversation>> eighths = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int from = conversations.size() * i / 8;
      eighths.add(conversations.subList(from, conversations.size() * (i + 1) / 8));
    }
    return eighths;
  }

  static String show(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "%s %s %s %.3f",
        verdict.conversation(),
        verdict.reason().label(),
        verdict.winner(),
        verdict.similarity());
  }

  private static void check(DedupConfig config, List<Conversation> in, String... expected) {
    Pipeline pipeline = Pipeline.create();
    PAssert.that(verdicts(pipeline, config, in, PARTITIONS)).containsInAnyOrder(List.of(expected));
    pipeline.run().waitUntilFinish();
  }

  /** Punctuation is no word, so these are not equal but say the same. */
  @ParameterizedTest
  @CsvSource({"Thank you, No problem, thank you!, no - problem", "你好, 再见, 你好！, 再见。"})
  void tenCopiesOfAFewWordsLeaveOne(String prompt, String reply, String prompt2, String reply2) {
    List<Conversation> in = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      in.add(
          i % 2 == 0
              ? Threads.named("c" + i, 5L, prompt, reply)
              : Threads.named("c" + i, 4L, prompt2, reply2));
      if (i > 0) {
        String reason = i % 2 == 0 ? "duplicate_conversation" : "near_duplicate_conversation";
        expected.add("c" + i + " " + reason + " c0 1.000");
      }
    }
    check(CONFIG, in, expected.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "thank you very much, no problem, thank you so much, no problem",
    "what is two plus three, it is five, what is two plus two, it is four",
    "谢谢你的帮助, 不客气, 谢谢你的礼物, 不客气",
    "yes, no, no, yes",
    "😀, 😀 😀, 😀, 😡"
  })
  void aFewWordsThatDifferStay(String prompt, String reply, String prompt2, String reply2) {
    check(
        CONFIG,
        List.of(Threads.named("a", 1L, prompt, reply), Threads.named("b", 1L, prompt2, reply2)));
  }

  /** Twelve pieces and one more at the end: exactly 12 of 13 are common. */
  @Test
  void smallSetsAreExact() {
    String reply = "one two three four five six seven eight nine ten";
    List<Conversation> in =
        List.of(
            Threads.named("a", 1L, "count up", reply),
            Threads.named("b", 2L, "count up", reply + " eleven"));
    check(CONFIG, in, "a near_duplicate_conversation b 0.917");
    check(new DedupConfig(Level.NEAR, Level.NONE, 0.92, 2, Caps.none(), Known.nothing()), in);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void tenEditedCopiesOfALongOneLeaveOne(String language) {
    Random random = new Random(11);
    List<Conversation> in = new ArrayList<>();
    String[] words = RandomText.tokens(language, 300, random);
    for (int i = 0; i < 10; i++) {
      String[] edited = words.clone();
      for (int edit = 0; edit < 3; edit++) {
        edited[random.nextInt(edited.length)] = RandomText.token(language, random);
      }
      String text = RandomText.joined(language, edited);
      int middle = text.length() / 2;
      in.add(Threads.named("c" + i, (long) i, text.substring(0, middle), text.substring(middle)));
    }
    in.add(Threads.named("other", 0L, "something", RandomText.text(language, 300, random)));
    Pipeline pipeline = Pipeline.create();
    PAssert.that(verdicts(pipeline, CONFIG, in, PARTITIONS))
        .satisfies(
            found -> {
              List<String> losers = new ArrayList<>();
              for (String verdict : found) {
                String[] parts = verdict.split(" ", -1);
                assertEquals("near_duplicate_conversation c9", parts[1] + " " + parts[2]);
                losers.add(parts[0]);
              }
              losers.sort(null);
              assertEquals(List.of("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"), losers);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** The same post with other answers, as in another forum. */
  @Test
  void otherAnswersToALongPostStay() {
    String post = RandomText.text("en", 200, new Random(8));
    check(
        CONFIG,
        List.of(
            Threads.named("a", 3L, post, "Turn it off and on again, then see."),
            Threads.named("b", 2L, post, "Your cable is broken; buy a new one."),
            Threads.named("c", 1L, post, "Turn it off and on again, then look.")),
        "c near_duplicate_conversation a 0.990");
  }

  /** In few words a wrong letter weighs much, and is an edit all the same. */
  @ParameterizedTest
  @CsvSource({
    "Who are you?, Tell me about yourself., false",
    "你是谁？, 介绍一下自己吧, false",
    "How do I restart the server?, how do i restart the sever, true",
    "怎样重启服务器？, 怎么重启服务器, true"
  })
  void aLongAnswerToAnotherShortQuestionStays(String question, String other, boolean gone) {
    String answer = RandomText.text("en", 200, new Random(5));
    List<Conversation> in =
        List.of(
            Threads.named("a", 2L, question, answer),
            Threads.named("b", 1L, other, answer + " indeed"));
    assertEquals(gone ? Set.of("b") : Set.of(), InMemory.verdicts(in, 0.8).keySet());
  }

  @Test
  void tooManyLinksForOneWorkerFailLoudly() {
    FactBlocks blocks = new FactBlocks(new Partitions(1), (partition, block) -> {});
    Links links = Entry.linksTo(blocks);
    for (int node = 1; node <= 4; node++) {
      links.add(0, node, Links.EDGE);
    }
    List<byte[]> packed = new ArrayList<>();
    blocks.flushTo((partition, block) -> packed.add(block));
    UnionFn worker = new UnionFn(3, new Partitions(1));
    FactBlocks out = new FactBlocks(new Partitions(1), (partition, block) -> {});
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> worker.add(KV.of(0, packed), out));
    assertEquals(
        "dedup.rounds: more than 3 links between near-duplicates are left for one worker;"
            + " more rounds leave fewer",
        e.getMessage());
    new UnionFn(4, new Partitions(1)).add(KV.of(0, packed), out);
  }

  /** A copy names who stays in the end, not who is equal to it and goes as well. */
  @Test
  void aCopyOfALoserNamesTheWinner() {
    String text = "a b c d e f g h i j k l m n o p q r s t";
    check(
        CONFIG,
        List.of(
            Threads.named("a", 1L, "q", text),
            Threads.named("b", 2L, "q", text),
            Threads.named("c", 3L, "q", text + " u"),
            Threads.named("d", 1L, "q", text + " u")),
        "a near_duplicate_conversation c 0.952",
        "b near_duplicate_conversation c 0.952",
        "d duplicate_conversation c 1.000");
  }

  /** Nobody is compared with all others, and nobody is sent more than a few times. */
  @Test
  void twentyThousandNearCopiesLeaveOne() {
    Random random = new Random(5);
    String[] words = RandomText.tokens("en", 100, random);
    List<Conversation> in = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String[] edited = words.clone();
      edited[random.nextInt(edited.length)] = "edit" + i;
      in.add(Threads.named("c" + i, i == 777 ? 1L : 0L, "q", RandomText.joined("en", edited)));
    }
    checkWinner(in, "c777");
  }

  /** All the others lose to this one. */
  static void checkWinner(List<Conversation> in, String winner) {
    Pipeline pipeline = Pipeline.create();
    PCollection<KV<String, Long>> losers =
        verdicts(pipeline, CONFIG, in, PARTITIONS)
            .apply(
                "Winners",
                MapElements.into(TypeDescriptors.strings())
                    .via(verdict -> verdict.split(" ", -1)[2]))
            .apply("Count losers", Count.perElement());
    PAssert.that(losers).containsInAnyOrder(List.of(KV.of(winner, in.size() - 1L)));
    pipeline.run().waitUntilFinish();
  }
}
