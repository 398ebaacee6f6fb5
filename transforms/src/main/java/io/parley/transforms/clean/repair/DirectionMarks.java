package io.parley.transforms.clean.repair;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Tells the direction marks that a text needs from those that only came with it. A line without
 * right-to-left letters needs none. Beside such letters a mark does something where a neighbour has
 * no direction of its own (UAX #9); isolates and embeddings, where they are closed in their line
 * and hold something. Overrides are never needed: they make text look like another.
 */
final class DirectionMarks {
  private static final char LRM = 0x200E;
  private static final char ALM = 0x61C;
  private static final char PDF = 0x202C;
  private static final char LRO = 0x202D;
  private static final char RLO = 0x202E;
  private static final char PDI = 0x2069;

  private final String text;
  private final BitSet kept = new BitSet();

  private DirectionMarks(String text) {
    this.text = text;
  }

  static boolean isMark(char c) {
    return c == LRM || c == 0x200F || c == ALM || isFormat(c);
  }

  /** The indexes of the marks to keep. */
  static BitSet needed(String text) {
    DirectionMarks marks = new DirectionMarks(text);
    for (int start = 0; start <= text.length(); ) {
      int end = start;
      while (end < text.length() && !isLineEnd(text.charAt(end))) {
        end++;
      }
      marks.line(start, end);
      start = end + 1;
    }
    return marks.kept;
  }

  private void line(int start, int end) {
    int first = 0; // of the line's letters: 1 left to right, 2 right to left
    boolean rightToLeft = false;
    boolean marked = false;
    for (int i = start; i < end; i++) {
      int direction = direction(i);
      first = first == 0 ? direction : first;
      rightToLeft |= direction == 2;
      marked |= isMark(text.charAt(i));
    }
    if (!marked || !rightToLeft) {
      return;
    }
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isFormat(c)) {
        format(i, c, open);
      } else if (isMark(c) && isNeeded(i, start, end, first)) {
        kept.set(i);
      }
    }
  }

  private void format(int at, char c, Deque<Integer> open) {
    if (c != PDF && c != PDI) {
      open.push(at);
      return;
    }
    boolean isolate = c == PDI;
    if (isolate) {
      while (!open.isEmpty() && !isIsolate(text.charAt(open.peek()))) {
        open.pop(); // what it leaves open ends here
      }
    }
    if (open.isEmpty() || isIsolate(text.charAt(open.peek())) != isolate) {
      return;
    }
    int opening = open.pop();
    char kind = text.charAt(opening);
    if (opening + 1 < at && kind != LRO && kind != RLO) {
      kept.set(opening);
      kept.set(at);
    }
  }

  private boolean isNeeded(int at, int start, int end, int first) {
    if (at > start && kept.get(at - 1) && !isFormat(text.charAt(at - 1))) {
      return false;
    }
    int before = at - 1;
    while (before >= start && isMark(text.charAt(before))) {
      before--;
    }
    int after = at + 1;
    while (after < end && isMark(text.charAt(after))) {
      after++;
    }
    if (before < start) {
      return after < end && first != (text.charAt(at) == LRM ? 1 : 2);
    }
    return direction(before) == 0 || after < end && direction(after) == 0;
  }

  /** 1 for left to right, 2 for right to left, 0 for what takes the direction of others. */
  private int direction(int index) {
    return switch (Character.getDirectionality(text.charAt(index))) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> 1;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          isMark(text.charAt(index)) ? 0 : 2;
      default -> 0;
    };
  }

  private static boolean isFormat(char c) {
    return c >= 0x202A && c <= RLO || c >= 0x2066 && c <= PDI;
  }

  private static boolean isIsolate(char c) {
    return c >= 0x2066;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x2028 || c == 0x2029;
  }
}
