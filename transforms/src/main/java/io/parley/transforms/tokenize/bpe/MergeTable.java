package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/** Which pairs of tokens merge, in what order, and into what. */
final class MergeTable {
  private static final long EMPTY = -1;

  /** Left and right in one; a power of two of them, at most half full. */
  private long[] keys;

  private int[] ranks;
  private int[] results;
  private int size;

  MergeTable(int expected) {
    allocate(Integer.highestOneBit(Math.max(8, expected) * 2) * 2);
  }

  private void allocate(int capacity) {
    keys = new long[capacity];
    Arrays.fill(keys, EMPTY);
    ranks = new int[capacity];
    results = new int[capacity];
  }

  /** Adds a pair; one that was there is another from now on, as in the reference. */
  void put(int left, int right, int rank, int result) {
    if (size * 2 >= keys.length) {
      long[] before = keys;
      int[] itsRanks = ranks;
      int[] itsResults = results;
      allocate(before.length * 2);
      for (int i = 0; i < before.length; i++) {
        if (before[i] != EMPTY) {
          set(slot(before[i]), before[i], itsRanks[i], itsResults[i]);
        }
      }
    }
    long key = key(left, right);
    int slot = slot(key);
    size += keys[slot] == EMPTY ? 1 : 0;
    set(slot, key, rank, result);
  }

  private void set(int slot, long key, int rank, int result) {
    keys[slot] = key;
    ranks[slot] = rank;
    results[slot] = result;
  }

  /** Where a pair is, for {@link #rank} and {@link #result}; -1 where it does not merge. */
  int find(int left, int right) {
    long key = key(left, right);
    int slot = slot(key);
    return keys[slot] == EMPTY ? -1 : slot;
  }

  /** Pairs of a lower rank merge first. */
  int rank(int found) {
    return ranks[found];
  }

  int result(int found) {
    return results[found];
  }

  private static long key(int left, int right) {
    return (long) left << 32 | right;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (keys[slot] != key && keys[slot] != EMPTY) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
