package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;

/**
 * What stands above the replies of one conversation, as prompts that fit; see {@link PairsView}.
 */
final class Prompts {
  /** Nobody plays the assistant, where the source has no roles. */
  static final int NOBODY = 0;

  private final Tree tree;
  private final SegmentConfig config;
  private final Costs costs;
  private final WindowConfig windows;

  Prompts(Tree tree, SegmentConfig config, Budget budget) {
    this(tree, config, budget, WindowConfig.whole());
  }

  Prompts(Tree tree, SegmentConfig config, Budget budget, WindowConfig windows) {
    this.tree = tree;
    this.config = config;
    this.windows = windows;
    costs = new Costs(tree, config, budget);
  }

  /** Why a reply can have no prompt; null where it can. */
  Cause obstacle(int reply) {
    int parent = tree.parent(reply);
    if (tree.assistant(parent, tree.speaker(reply))) {
      return new Cause(Reason.NO_PROMPT, "continues its own side");
    }
    long least = least(reply);
    return least > costs.room() && !windows.overlong()
        ? new Cause(Reason.OVER_BUDGET, "up to " + least + " tokens, room for " + costs.room())
        : null;
  }

  /** The prompt of a reply that has no obstacle, its speaker being the assistant. */
  Script above(int reply) {
    return above(reply, tree.speaker(reply), least(reply));
  }

  /**
   * One prompt for two replies to one turn that have no obstacle.
   *
   * @param side of both; see {@link #side}
   */
  Script above(int reply, int other, int side) {
    return above(reply, side, Math.max(least(reply), least(other)));
  }

  /**
   * Who plays the assistant in the prompt of a reply: its speaker where that one speaks above it,
   * as far up as a prompt can reach, else {@link #NOBODY}. Replies of different people to one turn
   * have one prompt where neither of them speaks in it.
   */
  int side(int reply) {
    long cost = 0;
    int parent = tree.hasRoles() ? -1 : tree.parent(reply);
    for (int i = parent; i >= 0 && cost <= costs.room(); i = tree.parent(i)) {
      if (tree.speaker(i) == tree.speaker(reply)) {
        return tree.speaker(reply);
      }
      cost += costs.of(i, Role.USER);
    }
    return NOBODY;
  }

  /** What a reply takes with the turn that it answers. */
  private long least(int reply) {
    return costs.of(reply, Role.ASSISTANT) + (long) costs.of(tree.parent(reply), Role.USER);
  }

  private Script above(int reply, int speaker, long least) {
    int parent = tree.parent(reply);
    int above = tree.preambleEnd(reply, speaker);
    int top = windows.begins(tree.rowId(reply)) ? tree.parent(parent) : above;
    long cost = least;
    int messages = 2;
    int[] system = costs.preamble(above);
    long systemCost = costs.of(system, Role.SYSTEM);
    boolean withSystem =
        system.length > 0 && messages < config.maxTurns() && cost + systemCost <= costs.room();
    if (withSystem) {
      cost += systemCost;
      messages++;
    }

    int first = parent;
    boolean assistant = false;
    for (int i = tree.parent(parent); i != top; i = tree.parent(i)) {
      boolean otherSide = tree.assistant(i, speaker) != assistant;
      assistant ^= otherSide;
      messages += otherSide ? 1 : 0;
      cost += costs.of(i, assistant ? Role.ASSISTANT : Role.USER);
      if (messages > config.maxTurns() || cost > costs.room()) {
        break;
      }
      first = assistant ? first : i;
    }

    Script script = new Script(tree);
    if (withSystem) {
      for (int turn : system) {
        script.add(turn, Role.SYSTEM);
      }
    }
    for (int turn : tree.path(tree.parent(first), parent)) {
      script.add(turn, tree.assistant(turn, speaker) ? Role.ASSISTANT : Role.USER);
    }
    return script;
  }
}
