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

  void addAll(int[] from, int start, int count) {
    if (size + count > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(size + count, size * 2));
    }
    for (int i = 0; i < count; i++) {
      ids[size + i] = from[start + i];
    }
    size += count;
  }

  int removeLast() {
    return ids[--size];
  }

  /** Copies the ids from {@code start} on. */
  void copyTo(int[] target, int at, int start) {
    System.arraycopy(ids, start, target, at, size - start);
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
