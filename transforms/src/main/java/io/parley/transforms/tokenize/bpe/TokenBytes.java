package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/** The bytes of each token, by id, and the id of bytes. */
final class TokenBytes {
  private static final int ABSENT = -1;

  private byte[] bytes = new byte[1 << 16];
  private int used;
  private int[] starts = new int[1 << 12];
  private int[] lengths = new int[1 << 12];
  private int size;
  private int longest;

  /** Ids and -1, by the hash of their bytes; a power of two, at most half full. */
  private int[] slots = new int[1 << 12];

  private int found;

  TokenBytes() {
    Arrays.fill(lengths, ABSENT);
    Arrays.fill(slots, ABSENT);
  }

  /** One more than the largest id. */
  int size() {
    return size;
  }

  boolean has(int id) {
    return id >= 0 && id < size && lengths[id] != ABSENT;
  }

  int length(int id) {
    return lengths[id];
  }

  /** The most bytes that one token has which {@link #find} knows. */
  int longest() {
    return longest;
  }

  /** Where the bytes of a token start in {@link #array}. */
  int start(int id) {
    return starts[id];
  }

  /** All bytes, one token's after another's. */
  byte[] array() {
    return bytes;
  }

  /** Adds a token that {@link #find} does not know. */
  void add(int id, byte[] text, int length) {
    if (id >= lengths.length) {
      int before = lengths.length;
      int capacity = Math.max(id + 1, before * 2);
      starts = Arrays.copyOf(starts, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
      Arrays.fill(lengths, before, capacity, ABSENT);
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
    }
    System.arraycopy(text, 0, bytes, used, length);
    starts[id] = used;
    lengths[id] = length;
    used += length;
    size = Math.max(size, id + 1);
  }

  /** Makes {@link #find} know a token. False where it knows another of these bytes. */
  boolean index(int id) {
    if (found * 2 >= slots.length) {
      int[] before = slots;
      slots = new int[before.length * 2];
      Arrays.fill(slots, ABSENT);
      for (int other : before) {
        if (other != ABSENT) {
          slots[slot(bytes, starts[other], starts[other] + lengths[other])] = other;
        }
      }
    }
    int slot = slot(bytes, starts[id], starts[id] + lengths[id]);
    if (slots[slot] != ABSENT) {
      return false;
    }
    slots[slot] = id;
    found++;
    longest = Math.max(longest, lengths[id]);
    return true;
  }

  /** The id of the token that has these bytes; -1 where there is none. */
  int find(byte[] text, int from, int to) {
    return to - from > longest ? ABSENT : slots[slot(text, from, to)];
  }

  private int slot(byte[] text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text[i]) * 0x01000193;
    }
    int mask = slots.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (slots[slot] != ABSENT) {
      int start = starts[slots[slot]];
      if (Arrays.equals(text, from, to, bytes, start, start + lengths[slots[slot]])) {
        break;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
