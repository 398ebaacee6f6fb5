package io.parley.transforms.tokenize;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Best-fit decreasing: items go from the longest to the shortest, each to the bin with the least
 * room that is enough. Among equal items the earlier goes first, among equal bins the one that was
 * filled last takes. Time and memory grow with the items and with the capacity.
 *
 * <p>A bin has the place of the item that opened it, its longest: places of long items are as
 * random as those of short ones, while the bins' sizes and numbers of items have an order of their
 * own.
 */
final class BestFit {
  private static final int NONE = -1;

  /** Items by bin, and within one in their order. */
  private final int[] items;

  /** Where each bin's items begin; one more for the end. */
  private final int[] starts;

  private BestFit(int[] items, int[] starts) {
    this.items = items;
    this.starts = starts;
  }

  /**
   * Packs items.
   *
   * @param lengths of the items, from 1 to the capacity
   */
  static BestFit of(int[] lengths, int capacity) {
    long all = 0;
    for (int length : lengths) {
      if (length < 1 || length > capacity) {
        throw new IllegalArgumentException("length " + length + " of an item for " + capacity);
      }
      all += length;
    }
    int[] order = longestFirst(lengths, (int) Math.min(capacity, all));
    int[] binOf = bins(lengths, order, (int) Math.min(capacity, all));
    return byPlace(binOf, order);
  }

  int bins() {
    return starts.length - 1;
  }

  /** The items of a bin, in their order. */
  int[] items(int bin) {
    return Arrays.copyOfRange(items, starts[bin], starts[bin + 1]);
  }

  /** A counting sort, which keeps the order of equals. */
  private static int[] longestFirst(int[] lengths, int longest) {
    int[] next = new int[longest + 1];
    for (int length : lengths) {
      next[length]++;
    }
    for (int length = longest, at = 0; length >= 0; length--) {
      int count = next[length];
      next[length] = at;
      at += count;
    }
    int[] order = new int[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      order[next[lengths[i]]++] = i;
    }
    return order;
  }

  private static int[] bins(int[] lengths, int[] order, int capacity) {
    int[] binOf = new int[lengths.length];
    int bins = 0;
    // Bins by the room they have: a stack for each room.
    BitSet rooms = new BitSet(capacity + 1);
    int[] top = new int[capacity + 1];
    Arrays.fill(top, NONE);
    int[] below = new int[lengths.length];
    for (int item : order) {
      int room = rooms.nextSetBit(lengths[item]);
      int bin;
      if (room < 0) {
        bin = bins++;
        room = capacity;
      } else {
        bin = top[room];
        top[room] = below[bin];
        rooms.set(room, top[room] != NONE);
      }
      binOf[item] = bin;
      int left = room - lengths[item];
      below[bin] = top[left];
      top[left] = bin;
      rooms.set(left);
    }
    return binOf;
  }

  private static BestFit byPlace(int[] binOf, int[] order) {
    int bins = 0;
    boolean[] opens = new boolean[order.length];
    for (int item : order) {
      if (binOf[item] == bins) {
        bins++;
        opens[item] = true;
      }
    }
    int[] number = new int[bins];
    for (int item = 0, n = 0; item < opens.length; item++) {
      if (opens[item]) {
        number[binOf[item]] = n++;
      }
    }
    int[] starts = new int[bins + 1];
    for (int bin : binOf) {
      starts[number[bin] + 1]++;
    }
    for (int bin = 0; bin < bins; bin++) {
      starts[bin + 1] += starts[bin];
    }
    int[] next = Arrays.copyOf(starts, bins);
    int[] items = new int[order.length];
    for (int item = 0; item < binOf.length; item++) {
      items[next[number[binOf[item]]]++] = item;
    }
    return new BestFit(items, starts);
  }
}
