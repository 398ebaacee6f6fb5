package io.parley.transforms.tokenize.pretokenize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds what a backtracking engine finds, in time linear in the text whatever the text is: a
 * decision that failed at a place fails there again, from wherever it is come to, so it is
 * remembered and made once. Takes eight bytes a character and 64 decisions of the pattern while it
 * runs, and no stack of calls.
 */
final class Regex implements Finder {
  private final int[] operations;
  private final int[] first;
  private final int[] second;
  private final BitSet[] points;

  /** The number of a decision among those remembered. */
  private final int[] decisions;

  /** How many longs the decisions of one place take. */
  private final int width;

  private Regex(List<RegexProgram.Instruction> program) {
    int size = program.size();
    operations = new int[size];
    first = new int[size];
    second = new int[size];
    points = new BitSet[size];
    decisions = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      RegexProgram.Instruction instruction = program.get(i);
      operations[i] = instruction.operation();
      first[i] = instruction.first();
      second[i] = instruction.second();
      points[i] = instruction.points();
      decisions[i] = count;
      count += operations[i] == RegexProgram.FORK || operations[i] == RegexProgram.IF_ONE ? 1 : 0;
    }
    width = (count + 63) / 64;
  }

  /**
   * @throws UnsupportedPartException for a pattern beyond {@link RegexParser}
   */
  static Finder of(String pattern) throws UnsupportedPartException {
    RegexNode node = RegexParser.parse(pattern);
    if (node instanceof RegexNode.One one) {
      return new ClassRuns(one.points(), 1);
    }
    if (node instanceof RegexNode.Repeat repeat
        && repeat.part() instanceof RegexNode.One one
        && repeat.min() == 1
        && repeat.greed() != RegexNode.Greed.FEWEST) {
      return new ClassRuns(one.points(), repeat.most());
    }
    return new Regex(RegexProgram.compile(node));
  }

  @Override
  public void find(char[] text, int from, int to, PartSink sink) {
    Run run = new Run(text, from, to);
    int start = from;
    int at = from;
    while (at < to) {
      int end = run.match(at);
      if (end > at) {
        if (start < at) {
          sink.part(start, at, false);
        }
        sink.part(at, end, true);
        start = end;
        at = end;
      } else {
        at += Character.charCount(CharClasses.point(text, at, to));
      }
    }
    if (start < to) {
      sink.part(start, to, false);
    }
  }

  /** One text. */
  private final class Run {
    private final char[] text;
    private final int from;
    private final int to;
    private final long[] made;

    /** Instruction and place of what is still to be tried. */
    private int[] open = new int[64];

    private int count;

    Run(char[] text, int from, int to) {
      this.text = text;
      this.from = from;
      this.to = to;
      this.made = new long[Math.multiplyExact(to - from + 1, width)];
    }

    /** The end of the match at a place; -1 if there is none. */
    int match(int start) {
      count = 0;
      int step = 0;
      int at = start;
      while (true) {
        int next = -1;
        switch (operations[step]) {
          case RegexProgram.ONE -> {
            int point = at < to ? CharClasses.point(text, at, to) : -1;
            if (point >= 0 && points[step].get(point)) {
              at += Character.charCount(point);
              next = step + 1;
            }
          }
          case RegexProgram.IF_ONE -> {
            if (isNew(step, at)) {
              int point = at < to ? CharClasses.point(text, at, to) : -1;
              boolean found = point >= 0 && points[step].get(point);
              at += found ? Character.charCount(point) : 0;
              next = found ? first[step] : second[step];
            }
          }
          case RegexProgram.FORK -> {
            if (isNew(step, at)) {
              push(second[step], at);
              next = first[step];
            }
          }
          case RegexProgram.JUMP -> next = first[step];
          case RegexProgram.MATCH -> {
            // What succeeded here is no failure for the search that goes on from here.
            Arrays.fill(made, (at - from) * width, (at - from + 1) * width, 0);
            return at;
          }
          default -> next = looks(step, at) ? step + 1 : -1;
        }
        if (next < 0) {
          if (count == 0) {
            return -1;
          }
          at = open[--count];
          next = open[--count];
        }
        step = next;
      }
    }

    private boolean looks(int step, int at) {
      int operation = operations[step];
      boolean ahead = operation == RegexProgram.AHEAD || operation == RegexProgram.NOT_AHEAD;
      boolean negated = operation == RegexProgram.NOT_AHEAD || operation == RegexProgram.NOT_BEHIND;
      boolean there = ahead ? at < to : at > from;
      return negated
          != (there && points[step].get(ahead ? CharClasses.point(text, at, to) : before(at)));
    }

    private int before(int at) {
      char unit = text[at - 1];
      if (!Character.isSurrogate(unit)) {
        return unit;
      }
      return at - 2 >= from && Character.isSurrogatePair(text[at - 2], unit)
          ? Character.toCodePoint(text[at - 2], unit)
          : 0xFFFD;
    }

    private boolean isNew(int step, int at) {
      int decision = decisions[step];
      int word = (at - from) * width + (decision >> 6);
      long bit = 1L << decision;
      boolean fresh = (made[word] & bit) == 0;
      made[word] |= bit;
      return fresh;
    }

    private void push(int step, int at) {
      if (count == open.length) {
        open = Arrays.copyOf(open, count * 2);
      }
      open[count++] = step;
      open[count++] = at;
    }
  }
}
