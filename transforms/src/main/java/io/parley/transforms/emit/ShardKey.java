package io.parley.transforms.emit;

import io.parley.schemas.Split;

/** A shard of a split as one number: the split above, the number of the shard below. */
final class ShardKey {
  private static final int SPLIT_SHIFT = 24;

  private ShardKey() {}

  static int of(Split split, int shard) {
    return split.ordinal() << SPLIT_SHIFT | shard;
  }

  static Split split(int key) {
    return Split.values()[key >>> SPLIT_SHIFT];
  }

  static int shard(int key) {
    return key & (1 << SPLIT_SHIFT) - 1;
  }
}
