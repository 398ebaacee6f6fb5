package io.parley.transforms.emit;

import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts the order of each split into shards of about equal size: ranges of 16-bit prefixes, no shard
 * without a conversation that may give rows.
 */
final class ShardPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** For each split, the first prefix of every shard but the first. */
  private final EnumMap<Split, int[]> cuts;

  private ShardPlan(EnumMap<Split, int[]> cuts) {
    this.cuts = cuts;
  }

  static ShardPlan of(Histogram histogram, EmitConfig config) {
    EnumMap<Split, int[]> cuts = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      cuts.put(split, cut(split, histogram.of(split), config));
    }
    return new ShardPlan(cuts);
  }

  /** How many shards a split has. */
  int shards(Split split) {
    return cuts.get(split).length + 1;
  }

  /** The shard of a place, from 0. */
  int shardOf(Slot slot) {
    int found = Arrays.binarySearch(cuts.get(slot.split()), Histogram.prefixOf(slot.order()));
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static int[] cut(Split split, Map<Integer, long[]> prefixes, EmitConfig config) {
    long all = 0;
    long kept = 0;
    List<Integer> filled = new ArrayList<>();
    for (Map.Entry<Integer, long[]> prefix : prefixes.entrySet()) {
      all += prefix.getValue()[0];
      kept += prefix.getValue()[1];
      if (prefix.getValue()[1] > 0) {
        filled.add(prefix.getKey());
      }
    }
    int shards = split == Split.NONE ? bySize(all, config) : wanted(all, filled.size(), config);
    shards = Math.min(shards, filled.size());
    List<Integer> cuts = new ArrayList<>();
    long seen = 0;
    for (int i = 0; i < filled.size() && cuts.size() + 1 < shards; i++) {
      seen += prefixes.get(filled.get(i))[1];
      int closed = cuts.size() + 1;
      long goal = kept / shards * closed + kept % shards * closed / shards;
      int left = filled.size() - i - 1;
      if (seen >= goal || left == shards - closed) {
        cuts.add(filled.get(i + 1));
      }
    }
    return cuts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int wanted(long bytes, int most, EmitConfig config) {
    int shards = config.shards() > 0 ? config.shards() : bySize(bytes, config);
    int step = config.shardsMultipleOf();
    int up = (int) Math.min(most, ((long) shards + step - 1) / step * step);
    return up < step ? up : up / step * step;
  }

  private static int bySize(long bytes, EmitConfig config) {
    long shards = (bytes + config.shardBytes() - 1) / config.shardBytes();
    return (int) Math.max(1, Math.min(shards, 1 << 16));
  }
}
