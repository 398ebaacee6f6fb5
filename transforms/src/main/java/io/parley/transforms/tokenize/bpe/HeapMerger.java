package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/**
 * Merging as it is defined: of all neighbours that merge, those of the lowest rank, the leftmost of
 * several, and again. In O(n log n) by a heap of candidates, of which those that have gone since
 * are passed over.
 */
final class HeapMerger implements Merger {
  private final int[] byteTokens;
  private final MergeTable merges;

  // The symbols of a piece, by the place of their first byte.
  private int[] tokens = new int[64];
  private int[] next = new int[64];
  private int[] previous = new int[64];

  /** Rank and place in one, the smallest first. */
  private long[] heap = new long[64];

  private int heapSize;

  private int lastLeft;
  private int lastRight;

  /**
   * @param byteTokens the token of each byte; -1 where it has none
   */
  HeapMerger(int[] byteTokens, MergeTable merges) {
    this.byteTokens = byteTokens;
    this.merges = merges;
  }

  @Override
  public void merge(byte[] text, int length, TokenIds ids) {
    prepare(length);
    for (int i = 0; i < length; i++) {
      tokens[i] = byteTokens[text[i] & 0xFF];
      next[i] = i + 1;
      previous[i] = i - 1;
    }
    for (int i = 0; i + 1 < length; i++) {
      offer(i, i + 1);
    }
    while (heapSize > 0) {
      long top = poll();
      int at = (int) top;
      int right = tokens[at] < 0 ? length : next[at];
      if (right == length) {
        continue;
      }
      int pair = merges.find(tokens[at], tokens[right]);
      if (pair < 0 || merges.rank(pair) != (int) (top >>> 32)) {
        continue;
      }
      lastLeft = tokens[at];
      lastRight = tokens[right];
      tokens[at] = merges.result(pair);
      tokens[right] = -1;
      next[at] = next[right];
      if (next[at] < length) {
        previous[next[at]] = at;
        offer(at, next[at]);
      }
      if (previous[at] >= 0) {
        offer(previous[at], at);
      }
    }
    for (int i = 0; i < length; i = next[i]) {
      ids.add(tokens[i]);
    }
  }

  /** The left one of the pair that was merged last. */
  int lastLeft() {
    return lastLeft;
  }

  int lastRight() {
    return lastRight;
  }

  private void prepare(int length) {
    if (length > tokens.length || tokens.length > 1 << 18) {
      tokens = new int[length];
      next = new int[length];
      previous = new int[length];
    }
    heapSize = 0;
    if (heap.length > 1 << 18) {
      heap = new long[64];
    }
  }

  private void offer(int left, int right) {
    int pair = merges.find(tokens[left], tokens[right]);
    if (pair < 0) {
      return;
    }
    if (heapSize == heap.length) {
      heap = Arrays.copyOf(heap, heapSize * 2);
    }
    long entry = (long) merges.rank(pair) << 32 | left;
    int at = heapSize++;
    while (at > 0 && heap[at - 1 >> 1] > entry) {
      heap[at] = heap[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    heap[at] = entry;
  }

  private long poll() {
    long top = heap[0];
    long entry = heap[--heapSize];
    int at = 0;
    for (int child = 1; child < heapSize; child = 2 * at + 1) {
      if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= entry) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = entry;
    return top;
  }
}
