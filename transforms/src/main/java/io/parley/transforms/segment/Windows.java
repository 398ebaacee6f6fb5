package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.transforms.Cuts;
import java.util.BitSet;

/** Cuts one path into rows that fit; see {@link ChatView}. Position 0 is a user turn. */
final class Windows {
  private final Tree tree;
  private final Costs costs;
  private final SegmentConfig config;
  private final WindowConfig windows;
  private final BitSet open;
  private final int[] system;
  private final long systemCost;
  private final int[] path;
  private final boolean[] assistant;

  /** What the turns before each position cost. */
  private final long[] costBefore;

  /** The number of the message that each position is in. */
  private final int[] message;

  /**
   * @param open replies not yet trained or dropped; rows take theirs out
   * @param speaker plays the assistant; ignored where the source has roles
   * @param last the reply that the path ends with
   */
  Windows(
      Tree tree,
      Costs costs,
      SegmentConfig config,
      WindowConfig windows,
      BitSet open,
      int speaker,
      int last) {
    this.tree = tree;
    this.costs = costs;
    this.config = config;
    this.windows = windows;
    this.open = open;
    int above = tree.preambleEnd(last, speaker);
    system = costs.preamble(above);
    systemCost = costs.of(system, Role.SYSTEM);
    path = tree.path(tree.parent(first(speaker, last, above)), last);
    assistant = new boolean[path.length];
    costBefore = new long[path.length + 1];
    message = new int[path.length];
    for (int i = 0; i < path.length; i++) {
      assistant[i] = tree.assistant(path[i], speaker);
      costBefore[i + 1] = costBefore[i] + costs.of(path[i], role(i));
      message[i] = i == 0 ? 0 : message[i - 1] + (assistant[i] == assistant[i - 1] ? 0 : 1);
    }
  }

  /**
   * The first turn that a row can have: as many user turns above the first open reply as there is
   * room for. Without this, trees with many long paths would take time by the square of their size.
   */
  private int first(int speaker, int last, int above) {
    int reply = last;
    for (int i = last; i != above; i = tree.parent(i)) {
      reply = open.get(i) && tree.assistant(i, speaker) ? i : reply;
    }
    int first = reply;
    long cost = 0;
    for (int i = tree.parent(reply); i != above; i = tree.parent(i)) {
      first = i;
      boolean said = tree.assistant(i, speaker);
      cost += costs.of(i, said ? Role.ASSISTANT : Role.USER);
      if (!said && cost > costs.room()) {
        break;
      }
    }
    return first;
  }

  void cut(Cuts.Sink sink) {
    for (int target = nextTarget(0); target >= 0; ) {
      int end = messageEnd(target);
      int next = nextTarget(end);
      boolean withSystem = system.length > 0 && fits(target - 1, end, true);
      if (!fits(target - 1, end, withSystem) && !windows.overlong()) {
        String detail = "up to " + cost(target - 1, end) + " tokens, room for " + costs.room();
        Cause cause = new Cause(Reason.OVER_BUDGET, detail);
        sink.drop(new Cuts.Drop(tree.rowId(path[end - 1]), path[end - 1], cause));
        close(target, end);
        target = next;
        continue;
      }
      int start = start(target, end, withSystem);
      BitSet trained = new BitSet();
      train(target, end, trained);
      while (next >= 0 && fits(start, messageEnd(next), withSystem)) {
        end = messageEnd(next);
        train(next, end, trained);
        next = nextTarget(end);
      }
      sink.row(row(start, end, withSystem, trained));
      target = next;
    }
  }

  /** Where a row begins whose first target stands from {@code target} to {@code end}. */
  private int start(int target, int end, boolean withSystem) {
    if (windows.begins(tree.rowId(path[target]))) {
      return target - 1;
    }
    if (fits(0, end, withSystem)) {
      return 0;
    }
    long halfRoom = (costs.room() - (withSystem ? systemCost : 0)) / 2;
    int halfTurns = Math.max(1, config.maxTurns() / 2);
    int start = target - 1;
    for (int i = target - 2; i >= 0; i--) {
      boolean half = cost(i, target) <= halfRoom && messages(i, target) <= halfTurns;
      if (!half || !fits(i, end, withSystem)) {
        break;
      }
      start = assistant[i] ? start : i;
    }
    return start;
  }

  private Cuts.Cut row(int start, int end, boolean withSystem, BitSet trained) {
    Script script = new Script(tree);
    if (withSystem) {
      for (int turn : system) {
        script.add(turn, Role.SYSTEM);
      }
    }
    for (int i = start; i < end; i++) {
      script.add(path[i], role(i));
    }
    Example.Chat chat =
        new Example.Chat(script.messages(config.speakerLabels()), script.targets(trained));
    return script.row(tree.rowId(path[end - 1]), chat, trained);
  }

  /** Where the next message begins that is a target; -1 where there is none. */
  private int nextTarget(int from) {
    int start = from;
    while (start < path.length) {
      int end = messageEnd(start);
      boolean target = assistant[start];
      for (int i = start; i < end && target; i++) {
        target = open.get(path[i]);
      }
      if (target) {
        return start;
      }
      start = end;
    }
    return -1;
  }

  private int messageEnd(int start) {
    int end = start + 1;
    while (end < path.length && message[end] == message[start]) {
      end++;
    }
    return end;
  }

  private void train(int start, int end, BitSet trained) {
    for (int i = start; i < end; i++) {
      trained.set(path[i]);
      open.clear(path[i]);
    }
  }

  private void close(int start, int end) {
    for (int i = start; i < end; i++) {
      open.clear(path[i]);
    }
  }

  private boolean fits(int start, int end, boolean withSystem) {
    return cost(start, end) + (withSystem ? systemCost : 0) <= costs.room()
        && messages(start, end) + (withSystem ? 1 : 0) <= config.maxTurns();
  }

  private long cost(int start, int end) {
    return costBefore[end] - costBefore[start];
  }

  private int messages(int start, int end) {
    return message[end - 1] - message[start] + 1;
  }

  private Role role(int position) {
    return assistant[position] ? Role.ASSISTANT : Role.USER;
  }
}
