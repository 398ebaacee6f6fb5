package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Slot SLOT = new Slot(Split.TRAIN, 42);

  private static Fact fact(String key, long score, long length, long time, String id) {
    Fingerprint text = Fingerprint.of(key);
    return new Fact(text.high(), List.of(text), 1, score, length, time, 9, SLOT, id, -1, "");
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
      facts.add(fact("k" + i, random.nextLong(), random.nextLong(), -1, "对话 " + i));
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
}
