package io.parley.transforms.segment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Replies to one turn that have one prompt.
 *
 * @param side who plays the assistant in it; see {@link Prompts#side}
 * @param replies in the order of their turns
 */
record Rivals(int side, List<Rival> replies) {
  private record Key(int parent, int side) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return parent != other.parent
          ? Integer.compare(parent, other.parent)
          : Integer.compare(side, other.side);
    }
  }

  /**
   * Groups replies.
   *
   * @param least groups of fewer are left out
   */
  static List<Rivals> of(Tree tree, Prompts prompts, BitSet replies, int least) {
    int[] siblings = new int[tree.size()];
    replies.stream().forEach(reply -> siblings[tree.parent(reply)]++);
    TreeMap<Key, List<Rival>> groups = new TreeMap<>();
    for (int i = replies.nextSetBit(0); i >= 0; i = replies.nextSetBit(i + 1)) {
      int parent = tree.parent(i);
      // Those alone are asked nothing: to find a side is to count tokens.
      if (siblings[parent] >= least) {
        groups
            .computeIfAbsent(new Key(parent, prompts.side(i)), key -> new ArrayList<>())
            .add(Rival.of(tree, i));
      }
    }
    List<Rivals> found = new ArrayList<>();
    groups.forEach(
        (key, rivals) -> {
          if (rivals.size() >= least) {
            found.add(new Rivals(key.side(), rivals));
          }
        });
    return found;
  }

  /** The turns of the replies. */
  BitSet turns() {
    BitSet turns = new BitSet();
    replies.forEach(reply -> turns.set(reply.turn()));
    return turns;
  }
}
