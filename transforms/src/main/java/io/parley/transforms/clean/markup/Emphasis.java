package io.parley.transforms.clean.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The runs of {@code * _ ~} in a paragraph, and CommonMark's way to match them. Linear. */
final class Emphasis {
  private static final String MARKS = "*_~";

  private final List<Delimiter> delimiters = new ArrayList<>();
  private final List<int[]> struck = new ArrayList<>();

  private static final class Delimiter {
    final char mark;
    final int position;
    final int count;
    final boolean opens;
    final boolean closes;
    int left;

    Delimiter(char mark, int position, int count, boolean opens, boolean closes) {
      this.mark = mark;
      this.position = position;
      this.count = count;
      this.opens = opens;
      this.closes = closes;
      this.left = count;
    }
  }

  /** Takes the next run, which stands at a position of what is written. */
  void add(char mark, int position, int count, boolean opens, boolean closes) {
    delimiters.add(new Delimiter(mark, position, count, opens, closes));
  }

  /** Forgets the runs from a position on. */
  void cut(int position) {
    while (!delimiters.isEmpty() && delimiters.get(delimiters.size() - 1).position >= position) {
      delimiters.remove(delimiters.size() - 1);
    }
  }

  /** Writes {@code gone} over what is matched and what is struck out. */
  void resolve(StringBuilder out, char gone) {
    int[] floors = new int[18]; // no opener below: by mark, whether it also opens, count mod 3
    Arrays.fill(floors, -1);
    List<Delimiter> stack = new ArrayList<>();
    for (Delimiter closer : delimiters) {
      while (closer.closes && closer.left > 0) {
        int floor = MARKS.indexOf(closer.mark) * 6 + (closer.opens ? 3 : 0) + closer.count % 3;
        int i = stack.size() - 1;
        while (i > floors[floor] && !matches(stack.get(i), closer)) {
          i--;
        }
        if (i <= floors[floor]) {
          floors[floor] = stack.size() - 1;
          break;
        }
        Delimiter opener = stack.get(i);
        if (closer.mark == '~') {
          struck.add(new int[] {opener.position, closer.position, closer.position + closer.count});
        }
        int used = opener.left > 1 && closer.left > 1 ? 2 : 1;
        remove(opener, used, out, gone);
        remove(closer, used, out, gone);
        int top = opener.left > 0 ? i + 1 : i;
        stack.subList(top, stack.size()).clear();
        for (int k = 0; k < floors.length; k++) {
          floors[k] = Math.min(floors[k], top - 1);
        }
      }
      if (closer.opens && closer.left > 0) {
        stack.add(closer);
      }
    }
    removeStruck(out, gone);
  }

  /** What its author struck out is no longer said; kept, it would turn sentences around. */
  private void removeStruck(StringBuilder out, char gone) {
    struck.sort(Comparator.comparingInt(range -> range[0]));
    int done = 0;
    for (int[] range : struck) {
      for (int i = Math.max(done, range[0]); i < range[1]; i++) {
        out.setCharAt(i, gone);
      }
      done = Math.max(done, range[1]);
      int after = range[2];
      boolean spaced = range[0] == 0 || out.charAt(range[0] - 1) == ' ';
      if (spaced && after < out.length() && out.charAt(after) == ' ') {
        out.setCharAt(after, gone);
      }
    }
  }

  private static boolean matches(Delimiter opener, Delimiter closer) {
    if (opener.mark != closer.mark) {
      return false;
    }
    boolean both = opener.closes || closer.opens;
    return !both
        || (opener.count + closer.count) % 3 != 0
        || opener.count % 3 == 0 && closer.count % 3 == 0;
  }

  private static void remove(Delimiter delimiter, int used, StringBuilder out, char gone) {
    for (int i = 0; i < used; i++) {
      delimiter.left--;
      out.setCharAt(delimiter.position + delimiter.left, gone);
    }
  }
}
