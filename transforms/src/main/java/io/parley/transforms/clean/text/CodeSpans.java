package io.parley.transforms.clean.text;

import java.util.Arrays;

/** Where a text's code is: fenced blocks and, within a line, what stands between backticks. */
public final class CodeSpans {
  private static final CodeSpans NONE = new CodeSpans();

  private int[] bounds = new int[0]; // start, end, start, end, ... ascending
  private int size;

  private CodeSpans() {}

  public static CodeSpans of(String text) {
    if (text.indexOf('`') < 0 && !text.contains("~~~")) {
      return NONE;
    }
    CodeSpans spans = new CodeSpans();
    Fences fences = new Fences();
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      if (fences.take(text, start, end)) {
        spans.add(start, end);
      } else {
        spans.addInline(text, start, end);
      }
      start = end + 1;
    }
    return spans;
  }

  /** Whether the character at an index is code. */
  public boolean contain(int index) {
    int i = Arrays.binarySearch(bounds, 0, size, index);
    return i >= 0 ? i % 2 == 0 : (-i - 1) % 2 == 1;
  }

  private void addInline(String text, int start, int end) {
    int first = start;
    while (first < end && text.charAt(first) != '`') {
      first++;
    }
    if (first == end) {
      return;
    }
    Backticks backticks = new Backticks(text, first, end);
    for (int i = first; i < end; ) {
      if (text.charAt(i) != '`') {
        i++;
        continue;
      }
      int length = Backticks.length(text, i, end);
      int partner = backticks.partner(i);
      if (partner < 0) {
        i += length;
      } else {
        add(i, partner + length);
        i = partner + length;
      }
    }
  }

  private void add(int start, int end) {
    if (end == start) {
      return;
    }
    if (size > 0 && bounds[size - 1] == start) {
      bounds[size - 1] = end; // strictly ascending bounds keep the search exact
      return;
    }
    if (size + 2 > bounds.length) {
      bounds = Arrays.copyOf(bounds, Math.max(8, bounds.length * 2));
    }
    bounds[size++] = start;
    bounds[size++] = end;
  }
}
