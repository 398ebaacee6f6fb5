package io.parley.transforms.segment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The branches of a tree that lead to candidate replies, best first: by score (unknown last), then
 * the earlier (unknown last), then the smaller post id. Depth does not use the stack.
 */
final class BestOrder {
  /** Turns that lead to replies, children of one parent together, best first. */
  private final int[] ordered;

  /** Where the children of each turn start in {@link #ordered}; roots are the children of -1. */
  private final int[] childrenFrom;

  BestOrder(Tree tree) {
    BitSet leading = leading(tree);
    List<Integer> turns = new ArrayList<>(leading.cardinality());
    leading.stream().forEach(turns::add);
    Comparator<Integer> byParent = Comparator.comparingInt(tree::parent);
    turns.sort(byParent.thenComparing(bestFirst(tree)));
    ordered = turns.stream().mapToInt(Integer::intValue).toArray();
    childrenFrom = new int[tree.size() + 2];
    for (int turn : ordered) {
      childrenFrom[tree.parent(turn) + 2]++;
    }
    for (int i = 1; i < childrenFrom.length; i++) {
      childrenFrom[i] += childrenFrom[i - 1];
    }
  }

  /** Turns of a tree, the best first. */
  static Comparator<Integer> bestFirst(Tree tree) {
    Comparator<Long> highFirst = Comparator.nullsLast(Comparator.reverseOrder());
    Comparator<Long> earlyFirst = Comparator.nullsLast(Comparator.naturalOrder());
    Comparator<Integer> byScore = Comparator.comparing(i -> tree.turn(i).score(), highFirst);
    return byScore
        .thenComparing(i -> tree.turn(i).createdAt(), earlyFirst)
        .thenComparing(tree::firstPost)
        .thenComparing(Comparator.naturalOrder());
  }

  /** Calls with the last turn of each path; of the best path of each tree only, or of all. */
  void forEachLeaf(boolean all, IntConsumer leaf) {
    int[] stack = new int[ordered.length];
    int depth = 0;
    for (int i = childrenFrom[1] - 1; i >= 0; i--) {
      stack[depth++] = ordered[i];
    }
    while (depth > 0) {
      int turn = stack[--depth];
      int from = childrenFrom[turn + 1];
      int to = childrenFrom[turn + 2];
      if (from == to) {
        leaf.accept(turn);
      }
      for (int i = (all ? to : Math.min(to, from + 1)) - 1; i >= from; i--) {
        stack[depth++] = ordered[i];
      }
    }
  }

  private static BitSet leading(Tree tree) {
    BitSet leading = (BitSet) tree.replies().clone();
    for (int i = tree.size() - 1; i >= 0; i--) {
      if (leading.get(i) && tree.parent(i) >= 0) {
        leading.set(tree.parent(i));
      }
    }
    return leading;
  }
}
