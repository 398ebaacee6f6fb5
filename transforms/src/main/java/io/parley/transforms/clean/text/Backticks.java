package io.parley.transforms.clean.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Pairs the runs of backticks in a stretch of text: a run is closed by the next one of its length.
 */
public final class Backticks {
  private int[] starts = new int[8];
  private final int[] partners;
  private int count;

  /** Of {@code text} from {@code from} to {@code to}. */
  public Backticks(CharSequence text, int from, int to) {
    for (int i = from; i < to; ) {
      if (text.charAt(i) != '`') {
        i++;
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i;
      i += length(text, i, to);
    }
    partners = new int[count];
    Map<Integer, Integer> nextByLength = new HashMap<>();
    for (int i = count - 1; i >= 0; i--) {
      int length = length(text, starts[i], to);
      Integer next = nextByLength.put(length, starts[i]);
      partners[i] = next == null ? -1 : next;
    }
  }

  public static int length(CharSequence text, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) == '`') {
      i++;
    }
    return i - from;
  }

  /** How long the longest run is. */
  public static int longest(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Where the run that closes the one at an index begins; -1 where none does. */
  public int partner(int start) {
    int i = Arrays.binarySearch(starts, 0, count, start);
    return i < 0 ? -1 : partners[i];
  }
}
