package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/** A growing list of ids. */
final class TokenIds {
  private int[] ids = new int[256];
  private int size;

  int size() {
    return size;
  }

  int get(int index) {
    return ids[index];
  }

  void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = id;
  }

  /** Adds the first {@code count} of four. */
  void addSome(int count, int first, int second, int third, int fourth) {
    if (size + 4 > ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    // All four, whatever their number: what is past the size does not count.
    ids[size] = first;
    ids[size + 1] = second;
    ids[size + 2] = third;
    ids[size + 3] = fourth;
    size += count;
  }

  int removeLast() {
    return ids[--size];
  }

  int[] toArray() {
    return Arrays.copyOf(ids, size);
  }

  /** Forgets all; of a large array, its memory, too. */
  void clear() {
    size = 0;
    if (ids.length > 1 << 18) {
      ids = new int[256];
    }
  }
}
