package io.parley.transforms.segment;

import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the turns of one conversation cost in tokens, each counted once for each side. */
final class Costs {
  private static final int[] NO_TURNS = {};

  private final Tree tree;
  private final SegmentConfig config;
  private final Budget budget;
  private final int[][] known = new int[Role.values().length][];
  private final Map<Integer, int[]> preambles = new HashMap<>();

  Costs(Tree tree, SegmentConfig config, Budget budget) {
    this.tree = tree;
    this.config = config;
    this.budget = budget;
  }

  /** The tokens there are for the messages of a row. */
  long room() {
    return (long) budget.limit() - budget.ofRow();
  }

  /** A turn as a message, or as one more part of one. */
  int of(int turn, Role role) {
    int[] costs = known[role.ordinal()];
    if (costs == null) {
      costs = new int[tree.size()];
      known[role.ordinal()] = costs;
    }
    if (costs[turn] == 0) {
      costs[turn] = budget.ofMessage(role, tree.text(turn));
      if (config.speakerLabels() && role == Role.USER) {
        // Whether a row has labels is known only when its turns are.
        costs[turn] = Math.max(costs[turn], budget.ofMessage(role, Script.labelled(tree, turn)));
      }
    }
    return costs[turn];
  }

  long of(int[] turns, Role role) {
    long sum = 0;
    for (int turn : turns) {
      sum += of(turn, role);
    }
    return sum;
  }

  /**
   * The turns that make the system message of rows whose preamble ends with {@code end}: system
   * turns, and leading assistant turns where the recipe keeps them. None where they leave no room.
   */
  int[] preamble(int end) {
    return end < 0 ? NO_TURNS : preambles.computeIfAbsent(end, this::findPreamble);
  }

  private int[] findPreamble(int end) {
    boolean keep = config.leadingAssistant() == SegmentConfig.LeadingAssistant.SYSTEM;
    int count = 0;
    long cost = 0;
    int[] found = new int[4];
    for (int i = end; i >= 0; i = tree.parent(i)) {
      if (keep || tree.turn(i).role() == Role.SYSTEM) {
        cost += of(i, Role.SYSTEM);
        if (cost > room()) {
          return NO_TURNS;
        }
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i;
      }
    }
    int[] ordered = new int[count];
    for (int i = 0; i < count; i++) {
      ordered[i] = found[count - 1 - i];
    }
    return ordered;
  }
}
