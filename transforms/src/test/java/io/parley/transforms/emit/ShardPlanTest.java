package io.parley.transforms.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Reason;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.transforms.emit.format.Compression;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShardPlanTest {
  private static EmitConfig config(int shards, long shardBytes, int multipleOf) {
    return new EmitConfig(
        EmitConfig.Format.JSONL,
        Compression.NONE,
        shards,
        shardBytes,
        multipleOf,
        false,
        List.of());
  }

  private static Routed item(long order, int bytes) {
    return new Routed(Routed.Kind.CONVERSATION, new Slot(Split.TRAIN, order), "c", new byte[bytes]);
  }

  private static int shards(int conversations, EmitConfig config) {
    Histogram histogram = new Histogram();
    TreeSet<Integer> used = new TreeSet<>();
    Random random = new Random(conversations);
    long[] orders = random.longs(conversations).toArray();
    for (long order : orders) {
      histogram.add(item(order, 100));
    }
    ShardPlan plan = ShardPlan.of(histogram, config);
    for (long order : orders) {
      used.add(plan.shardOf(new Slot(Split.TRAIN, order)));
    }
    assertEquals(plan.shards(Split.TRAIN), used.size(), "no shard is empty");
    return used.size();
  }

  @Test
  void aNumberIsHonouredUpToTheConversations() {
    assertEquals(3, shards(3, config(8, 1, 1)));
    assertEquals(8, shards(500, config(8, 1, 1)));
    assertEquals(1, shards(1, config(8, 1, 1)));
  }

  @Test
  void sizeDecidesOtherwise() {
    assertEquals(5, shards(500, config(0, 10_000, 1)));
    assertEquals(1, shards(500, config(0, 1 << 30, 1)));
  }

  @Test
  void roundsUpToAMultipleAndDownWhereThereAreTooFew() {
    assertEquals(8, shards(500, config(0, 10_000, 8)));
    assertEquals(8, shards(10, config(10, 1, 4)));
    assertEquals(3, shards(3, config(3, 1, 4)));
  }

  @Test
  void shardsAreRangesOfTheOrderOfAboutEqualSize() {
    Histogram histogram = new Histogram();
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      histogram.add(item(random.nextLong(), 50 + random.nextInt(100)));
    }
    ShardPlan plan = ShardPlan.of(histogram, config(16, 1, 1));
    long[] bytes = new long[16];
    int last = 0;
    for (var prefix : histogram.of(Split.TRAIN).entrySet()) {
      int shard = plan.shardOf(new Slot(Split.TRAIN, (long) prefix.getKey() << 48));
      assertTrue(shard >= last, "later in the order, never an earlier shard");
      last = shard;
      bytes[shard] += prefix.getValue()[0];
    }
    for (long shard : bytes) {
      assertEquals(125_000, (double) shard, 1_500);
    }
  }

  @Test
  void duplicatesDoNotMakeShards() {
    Histogram histogram = new Histogram();
    for (int i = 0; i < 4; i++) {
      histogram.add(item((long) i << 60, 100));
    }
    for (int i = 1; i < 4; i++) {
      Slot slot = new Slot(Split.TRAIN, (long) i << 60);
      histogram.add(
          Routed.of(new Verdict(slot, "c", -1, Reason.DUPLICATE_CONVERSATION, "w", 100, 1)));
    }
    assertEquals(1, ShardPlan.of(histogram, config(4, 1, 1)).shards(Split.TRAIN));
  }

  @Test
  void anEmptySplitHasOneShardThatNothingFills() {
    assertEquals(1, ShardPlan.of(new Histogram(), config(4, 1, 1)).shards(Split.TEST));
  }
}
