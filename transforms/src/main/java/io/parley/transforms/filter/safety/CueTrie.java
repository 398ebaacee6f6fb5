package io.parley.transforms.filter.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Folded cues as a tree of characters in one hash table. A node's outcomes say what the cue that
 * ends there means, by the lists that have it.
 */
final class CueTrie {
  static final int ROOT = 0;
  static final int NONE = -1;

  private static final long FREE = -1;
  private static final int[] NOTHING = {};

  private long[] keys = new long[1 << 12];
  private int[] targets = new int[1 << 12];
  private int edges;
  private final List<int[]> outcomes = new ArrayList<>(List.of(NOTHING));

  CueTrie() {
    Arrays.fill(keys, FREE);
  }

  /**
   * Adds a cue.
   *
   * @param outcome see {@link Outcome}
   */
  void add(CharSequence cue, int outcome) {
    int node = ROOT;
    for (int i = 0; i < cue.length(); i++) {
      int next = next(node, cue.charAt(i));
      if (next == NONE) {
        next = outcomes.size();
        outcomes.add(NOTHING);
        put(node, cue.charAt(i), next);
      }
      node = next;
    }
    int[] old = outcomes.get(node);
    int[] grown = Arrays.copyOf(old, old.length + 1);
    grown[old.length] = outcome;
    outcomes.set(node, grown);
  }

  /** The node below another by a folded character, or {@link #NONE}. */
  int next(int node, char c) {
    long key = (long) node << 16 | c;
    int mask = keys.length - 1;
    for (int slot = slot(key) & mask; ; slot = slot + 1 & mask) {
      long found = keys[slot];
      if (found == key) {
        return targets[slot];
      }
      if (found == FREE) {
        return NONE;
      }
    }
  }

  /** What the cues say that end at a node, where nothing of a word follows or more may. */
  int outcome(int node, int languages, boolean wordEnds) {
    int all = 0;
    for (int outcome : outcomes.get(node)) {
      if (Outcome.counts(outcome, languages) && (wordEnds || Outcome.anyEnding(outcome))) {
        all |= outcome;
      }
    }
    return all;
  }

  private void put(int node, char c, int target) {
    if (2 * ++edges > keys.length) {
      long[] oldKeys = keys;
      int[] oldTargets = targets;
      keys = new long[2 * oldKeys.length];
      targets = new int[keys.length];
      Arrays.fill(keys, FREE);
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != FREE) {
          insert(oldKeys[i], oldTargets[i]);
        }
      }
    }
    insert((long) node << 16 | c, target);
  }

  private void insert(long key, int target) {
    int mask = keys.length - 1;
    int slot = slot(key) & mask;
    while (keys[slot] != FREE) {
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private static int slot(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 32);
  }
}
