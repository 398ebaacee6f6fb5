package io.parley.transforms.dedup;

import java.util.Arrays;
import java.util.Locale;

/**
 * Rows of whole numbers in one array, which sorts and scans fast and holds millions of small facts
 * without an object each. Numbers compare as unsigned.
 */
final class LongTable {
  /** Shorter runs are sorted by insertion. */
  private static final int SHORT_RUN = 24;

  private static final int DIGITS = 256;

  /** Beyond, no array is twice as long. */
  private static final int MOST_NUMBERS = 1 << 30;

  private final int width;
  private final int mostNumbers;
  private long[] cells = new long[64];
  private int rows;

  /**
   * @param width numbers in a row
   */
  LongTable(int width) {
    this(width, MOST_NUMBERS);
  }

  /**
   * @param mostNumbers a power of two, at least 64
   */
  LongTable(int width, int mostNumbers) {
    this.width = width;
    this.mostNumbers = mostNumbers;
  }

  int rows() {
    return rows;
  }

  long get(int row, int column) {
    return cells[row * width + column];
  }

  void add(long... row) {
    int start = rows * width;
    if (start + width > cells.length) {
      if (cells.length >= mostNumbers) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "dedup: %,d rows of %d numbers about near-duplicates meet in one worker, which is"
                    + " its limit; levels that are exact need none of them",
                rows,
                width));
      }
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    System.arraycopy(row, 0, cells, start, width);
    rows++;
  }

  /** Sorts by the first column, then the second, and so on, and leaves one of equal rows. */
  void sortUnique() {
    sort(0, rows, 0);
    int kept = 0;
    for (int row = 0; row < rows; row++) {
      if (row == 0 || compare(row, kept - 1) != 0) {
        System.arraycopy(cells, row * width, cells, kept * width, width);
        kept++;
      }
    }
    rows = kept;
  }

  /** The end of the run of rows, from {@code start}, that share the first column. */
  int endOfRun(int start) {
    int end = start + 1;
    while (end < rows && get(end, 0) == get(start, 0)) {
      end++;
    }
    return end;
  }

  /** The row of a sorted table whose first column is this number; negative where none is. */
  int indexOf(long first) {
    int low = 0;
    int high = rows - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(get(middle, 0), first);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * By bytes from the first, in place. No order of rows makes it slow: a row moves at most once for
   * each of its bytes.
   */
  private void sort(int from, int to, int depth) {
    if (to - from <= SHORT_RUN || depth == width * Long.BYTES) {
      insertionSort(from, to);
      return;
    }
    int[] ends = new int[DIGITS];
    for (int row = from; row < to; row++) {
      ends[digit(row, depth)]++;
    }
    int[] next = new int[DIGITS];
    int end = from;
    for (int digit = 0; digit < DIGITS; digit++) {
      next[digit] = end;
      end += ends[digit];
      ends[digit] = end;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      while (next[digit] < ends[digit]) {
        int goal = digit(next[digit], depth);
        if (goal == digit) {
          next[digit]++;
        } else {
          swap(next[digit], next[goal]++);
        }
      }
    }
    int start = from;
    for (int digit = 0; digit < DIGITS; digit++) {
      sort(start, ends[digit], depth + 1);
      start = ends[digit];
    }
  }

  private int digit(int row, int depth) {
    int shift = Long.SIZE - Byte.SIZE * (depth % Long.BYTES + 1);
    return (int) (get(row, depth / Long.BYTES) >>> shift) & 0xFF;
  }

  private void insertionSort(int from, int to) {
    for (int row = from + 1; row < to; row++) {
      for (int at = row; at > from && compare(at - 1, at) > 0; at--) {
        swap(at - 1, at);
      }
    }
  }

  private int compare(int one, int other) {
    for (int column = 0; column < width; column++) {
      int order = Long.compareUnsigned(get(one, column), get(other, column));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private void swap(int one, int other) {
    for (int column = 0; column < width; column++) {
      long cell = cells[one * width + column];
      cells[one * width + column] = cells[other * width + column];
      cells[other * width + column] = cell;
    }
  }
}
