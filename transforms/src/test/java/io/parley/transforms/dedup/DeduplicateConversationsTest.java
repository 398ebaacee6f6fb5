package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.transforms.Partitions;
import io.parley.transforms.segment.Replies;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;

class DeduplicateConversationsTest {
  private static void check(DedupConfig config, List<Conversation> in, String... expected) {
    Pipeline pipeline = Pipeline.create();
    PCollection<String> verdicts =
        pipeline
            .apply(Create.of(in).withCoder(ConversationCoder.of()))
            .apply(
                DeduplicateConversations.with(
                    config,
                    c -> new Slot(Split.TRAIN, Fingerprint.hash64(1, c.id())),
                    Replies::keys,
                    new Partitions(5)))
            .apply(
                MapElements.into(TypeDescriptors.strings())
                    .via(DeduplicateConversationsTest::show));
    PAssert.that(verdicts).containsInAnyOrder(List.of(expected));
    pipeline.run().waitUntilFinish();
  }

  private static String show(Verdict verdict) {
    return verdict.conversation()
        + ("#" + verdict.turn() + " ")
        + (verdict.reason().label() + " < " + verdict.winner());
  }

  @Test
  void copiesOfAConversationGoAndTheBestStays() {
    check(
        DedupConfig.defaults(),
        List.of(
            Threads.named("a", 1L, "q", "r"),
            Threads.named("b", 7L, "Q", "r"),
            Threads.named("c", 1L, "q ", "r"),
            Threads.named("d", 1L, "q", "other")),
        "a#-1 duplicate_conversation < b",
        "c#-1 duplicate_conversation < b");
  }

  /** The pair of a removed copy has the best score, but must not win over one that stays. */
  @Test
  void aReplyOfARemovedConversationDoesNotWin() {
    check(
        DedupConfig.defaults(),
        List.of(
            Threads.named("a", 9L, "q", "r", "s"),
            Threads.named("b", 8L, "q", "r", "s"),
            Threads.named("c", 1L, "q", "r", "another end")),
        "b#-1 duplicate_conversation < a",
        "c#1 duplicate_pair < a/a/1");
  }

  @Test
  void nothingGoesUnasked() {
    List<Conversation> copies = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      copies.add(Threads.named("c" + i, 0L, "q", "r"));
    }
    DedupConfig nothing =
        DedupConfig.defaults()
            .withConversations(DedupConfig.Level.NONE)
            .withPairs(DedupConfig.Level.NONE);
    check(nothing, copies);
    check(
        nothing.withPairs(DedupConfig.Level.EXACT),
        copies,
        "c1#1 duplicate_pair < c0/c0/1",
        "c2#1 duplicate_pair < c0/c0/1",
        "c3#1 duplicate_pair < c0/c0/1",
        "c4#1 duplicate_pair < c0/c0/1");
  }
}
