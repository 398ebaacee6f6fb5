package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Role;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Slot SLOT = new Slot(Split.TRAIN, 42);

  private static Fact fact(String key, long score, long length, long time, String id) {
    Fingerprint text = Fingerprint.of(key);
    return new Fact(text.high(), List.of(text), 1, score, length, time, 9, SLOT, id, -1, "");
  }

  private static Fact reply(Fact fact) {
    return new Fact(
        fact.cluster(),
        List.of(fact.key(), Fingerprint.of("prompt"), Fingerprint.of("response")),
        1,
        fact.score(),
        fact.length(),
        fact.createdAt(),
        0,
        SLOT,
        fact.conversation(),
        7,
        "post");
  }

  @Test
  void theBestScoreStaysThenTheLongestThenTheEarliestThenTheSmallestId() {
    List<Fact> order =
        List.of(
            fact("k", 5, 1, 9, "z"),
            fact("k", 4, 9, 9, "y"),
            fact("k", 4, 8, 1, "x"),
            fact("k", 4, 8, 2, "a"),
            fact("k", 4, 8, 2, "b"));
    List<Fact> facts = new ArrayList<>(order);
    Collections.shuffle(facts, new Random(1));
    facts.sort(Fact.ORDER);
    assertEquals(order, facts);
  }

  @Test
  void blocksGiveBackWhatWasPutIn() {
    Random random = new Random(5);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Fact whole = fact("k" + i, random.nextLong(), random.nextLong(), -1, "对话 " + i);
      facts.add(i % 2 == 0 ? whole : reply(whole));
    }
    List<Fact> found = new ArrayList<>();
    Partitions partitions = new Partitions(37);
    FactBlocks blocks =
        new FactBlocks(
            partitions,
            (partition, block) -> FactBlocks.read(block, in -> found.add(Fact.read(in))));
    facts.forEach(fact -> blocks.add(fact.key().high(), fact::write));
    blocks.flushTo(
        (partition, block) ->
            FactBlocks.read(
                block,
                in -> {
                  Fact fact = Fact.read(in);
                  assertEquals(partition, partitions.of(fact.key().high()));
                  found.add(fact);
                }));
    facts.sort(Fact.ORDER);
    found.sort(Fact.ORDER);
    assertEquals(facts, found);
  }

  @Test
  void equalButForCaseAndSpaceIsEqual() {
    Fact one = Facts.ofConversation(Threads.of("Hello  there", "hi"), SLOT, 1, 1);
    Fact two = Facts.ofConversation(Threads.of("hello there\n", "HI"), SLOT, 1, 1);
    Fact other = Facts.ofConversation(Threads.of("hello there", "hi!"), SLOT, 1, 1);
    assertEquals(one.key(), two.key());
    assertNotEquals(one.key(), other.key());
  }

  private static Conversation with(Role first, Role second) {
    Conversation people = Threads.of("hello there", "hi");
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : people.turns()) {
      Role role = turns.isEmpty() ? first : second;
      turns.add(
          new Turn(
              turn.posts(),
              turn.parent(),
              role,
              turn.speaker(),
              turn.text(),
              null,
              null,
              Set.of(),
              null));
    }
    return people.withTurns(turns);
  }

  /** The same words by the other side are no copy: only the assistant's are trained on. */
  @Test
  void whoSaysItCounts() {
    List<Conversation> all =
        List.of(
            with(Role.USER, Role.ASSISTANT),
            with(Role.ASSISTANT, Role.USER),
            with(Role.SYSTEM, Role.ASSISTANT),
            Threads.of("hello there", "hi"));
    assertEquals(
        all.size(),
        all.stream()
            .map(conversation -> Facts.ofConversation(conversation, SLOT, 1, 1).key())
            .distinct()
            .count());
  }
}
