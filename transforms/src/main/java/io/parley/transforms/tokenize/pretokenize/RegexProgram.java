package io.parley.transforms.tokenize.pretokenize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A regular expression as instructions, compiled from its nodes. */
final class RegexProgram {
  /** Takes a character of the set, or fails. */
  static final int ONE = 0;

  /** Tries {@code first}, then {@code second}. */
  static final int FORK = 1;

  /** Goes on at {@code first}. */
  static final int JUMP = 2;

  /**
   * Takes a character of the set and goes on at {@code first}; without one goes on at {@code
   * second}.
   */
  static final int IF_ONE = 3;

  /** Asks that the character after this place is one of the set. */
  static final int AHEAD = 4;

  static final int NOT_AHEAD = 5;
  static final int BEHIND = 6;
  static final int NOT_BEHIND = 7;
  static final int MATCH = 8;

  private static final int MOST_INSTRUCTIONS = 4000;

  /**
   * @param first the instruction to go to, where there is one
   * @param second the other one, where there is one
   * @param points the set, where there is one
   */
  record Instruction(int operation, int first, int second, BitSet points) {}

  private final List<Instruction> instructions = new ArrayList<>();

  private RegexProgram() {}

  static List<Instruction> compile(RegexNode node) throws UnsupportedPartException {
    RegexProgram program = new RegexProgram();
    program.add(node);
    program.add(MATCH, 0, 0, null);
    return List.copyOf(program.instructions);
  }

  private int here() {
    return instructions.size();
  }

  private int add(int operation, int first, int second, BitSet points)
      throws UnsupportedPartException {
    if (here() == MOST_INSTRUCTIONS) {
      throw new UnsupportedPartException(
          "a regular expression of more than " + MOST_INSTRUCTIONS + " steps");
    }
    instructions.add(new Instruction(operation, first, second, points));
    return here() - 1;
  }

  private void add(RegexNode node) throws UnsupportedPartException {
    if (node instanceof RegexNode.One one) {
      add(ONE, 0, 0, one.points());
    } else if (node instanceof RegexNode.All all) {
      for (RegexNode part : all.parts()) {
        add(part);
      }
    } else if (node instanceof RegexNode.Any any) {
      addChoices(any.choices());
    } else if (node instanceof RegexNode.Repeat repeat) {
      addRepeat(repeat);
    } else if (node instanceof RegexNode.Look look) {
      int operation = look.ahead() ? AHEAD : BEHIND;
      add(look.negated() ? operation + 1 : operation, 0, 0, look.points());
    }
  }

  private void addChoices(List<RegexNode> choices) throws UnsupportedPartException {
    List<Integer> jumps = new ArrayList<>();
    for (RegexNode choice : choices.subList(0, choices.size() - 1)) {
      int fork = add(FORK, here() + 1, 0, null);
      add(choice);
      jumps.add(add(JUMP, 0, 0, null));
      fork(fork, fork + 1, here());
    }
    add(choices.get(choices.size() - 1));
    for (int jump : jumps) {
      instructions.set(jump, new Instruction(JUMP, here(), 0, null));
    }
  }

  private void addRepeat(RegexNode.Repeat repeat) throws UnsupportedPartException {
    for (int i = 0; i < repeat.min(); i++) {
      add(repeat.part());
    }
    if (repeat.most() == Integer.MAX_VALUE) {
      addMore(repeat, true);
    } else {
      List<Integer> forks = new ArrayList<>();
      for (int i = repeat.min(); i < repeat.most(); i++) {
        forks.add(addMore(repeat, false));
      }
      // Without one more, none after it is tried.
      for (int fork : forks) {
        leave(fork, repeat.greed());
      }
    }
  }

  /** One more, and, in a loop, back again; returns where it is decided. */
  private int addMore(RegexNode.Repeat repeat, boolean loop) throws UnsupportedPartException {
    int start = here();
    if (repeat.part() instanceof RegexNode.One one
        && repeat.greed() == RegexNode.Greed.POSSESSIVE) {
      return add(IF_ONE, loop ? start : start + 1, start + 1, one.points());
    }
    add(FORK, start + 1, 0, null);
    add(repeat.part());
    if (loop) {
      add(JUMP, start, 0, null);
    }
    leave(start, repeat.greed());
    return start;
  }

  private void leave(int decision, RegexNode.Greed greed) {
    Instruction before = instructions.get(decision);
    if (before.operation() == IF_ONE) {
      instructions.set(decision, new Instruction(IF_ONE, before.first(), here(), before.points()));
    } else if (greed == RegexNode.Greed.FEWEST) {
      fork(decision, here(), decision + 1);
    } else {
      fork(decision, decision + 1, here());
    }
  }

  private void fork(int at, int first, int second) {
    instructions.set(at, new Instruction(FORK, first, second, null));
  }
}
