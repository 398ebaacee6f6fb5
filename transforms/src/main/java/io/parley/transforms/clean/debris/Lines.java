package io.parley.transforms.clean.debris;

import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Fences;
import java.util.Arrays;

/** The lines of a post, and which of them have been found to be debris. */
final class Lines {
  /** Indented by more, a line is code. */
  private static final int MAX_INDENT = 3;

  /** Some mailers indent what they quote. */
  private static final int MAX_QUOTE_INDENT = 6;

  private final String text;
  private int count;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private final boolean[] gone;
  private final boolean[] code;
  private int dropped;

  Lines(String text) {
    this.text = text;
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      starts[count] = start;
      ends[count++] = end;
      start = end + 1;
    }
    gone = new boolean[count];
    code = new boolean[count];
    Fences fences = new Fences();
    for (int i = 0; i < count; i++) {
      code[i] = fences.take(text, starts[i], ends[i]);
      trim(i);
    }
  }

  private void trim(int i) {
    int indent = 0;
    while (starts[i] < ends[i] && Chars.isSpace(text.charAt(starts[i]))) {
      starts[i]++;
      indent++;
    }
    while (ends[i] > starts[i] && Chars.isSpace(text.charAt(ends[i] - 1))) {
      ends[i]--;
    }
    boolean quote = indent <= MAX_QUOTE_INDENT && QuoteMarks.end(text, starts[i], ends[i]) > starts[i];
    code[i] |= indent > MAX_INDENT && starts[i] < ends[i] && !quote;
  }

  int size() {
    return count;
  }

  String text() {
    return text;
  }

  /** Where a line begins, its indentation taken off. */
  int start(int i) {
    return starts[i];
  }

  /** Where a line ends, white space taken off. */
  int end(int i) {
    return ends[i];
  }

  int length(int i) {
    return ends[i] - starts[i];
  }

  String line(int i) {
    return text.substring(starts[i], ends[i]);
  }

  /** Whether a line is still there, with something on it. */
  boolean stands(int i) {
    return !gone[i] && starts[i] < ends[i];
  }

  /** Whether a line stands that is no code. */
  boolean isProse(int i) {
    return stands(i) && !code[i];
  }

  /** The next line that stands, from an index on; the number of lines where there is none. */
  int next(int from) {
    int i = from;
    while (i < count && !stands(i)) {
      i++;
    }
    return i;
  }

  /** The last line that stands before an index; -1 where there is none. */
  int previous(int before) {
    int i = before - 1;
    while (i >= 0 && !stands(i)) {
      i--;
    }
    return i;
  }

  void drop(int from, int to) {
    for (int i = from; i < to; i++) {
      dropped += gone[i] ? 0 : 1;
      gone[i] = true;
    }
  }

  /** How many lines have been dropped. */
  int dropped() {
    return dropped;
  }

  /** What is left, with one blank line where debris was between paragraphs. */
  String rest() {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < count; i++) {
      if (gone[i]) {
        blank = true;
        continue;
      }
      if (starts[i] == ends[i] && !code[i]) {
        blank = true;
        continue;
      }
      if (out.length() > 0) {
        out.append(blank ? "\n\n" : "\n");
      }
      blank = false;
      out.append(text, lineStart(i), ends[i]);
    }
    return out.toString();
  }

  private int lineStart(int i) {
    return text.lastIndexOf('\n', starts[i] - 1) + 1;
  }
}
