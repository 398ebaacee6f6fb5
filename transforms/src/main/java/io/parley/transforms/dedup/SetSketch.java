package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is kept of a set of hashes to compare it: all of them where they are few, else the low bytes
 * of its signature. Between two small sets similarity is exact, else an estimate; with 256 slots
 * its standard error is at most 0.025 at 0.8.
 */
final class SetSketch {
  /** A set is kept whole where that takes no more bytes than its slots. */
  private static final int SLOTS_AN_ELEMENT = Integer.BYTES;

  /** In a longer list, few different elements are not looked for. */
  private static final int SHORT_LIST = 512;

  /** The chance that bytes of different values are equal. */
  private static final double CHANCE = 1.0 / 256;

  /** Sorted and different; null where they are many. */
  private final int[] elements;

  private final int slotCount;

  /** Null until asked for, where there are elements. */
  private byte[] slots;

  private SetSketch(int[] elements, int slotCount, byte[] slots) {
    this.elements = elements;
    this.slotCount = slotCount;
    this.slots = slots;
  }

  /**
   * @param hashes of the set, some perhaps more than once
   * @param slotCount slots that an estimate compares, a power of two from 4 to 256
   */
  static SetSketch of(int[] hashes, int slotCount) {
    int[] few = few(hashes, slotCount / SLOTS_AN_ELEMENT);
    return new SetSketch(few, slotCount, few == null ? bytes(MinHash.of(hashes, slotCount)) : null);
  }

  /** Of a set whose signature is known. */
  static SetSketch of(int[] hashes, long[] signature) {
    int slotCount = signature.length;
    int[] few = few(hashes, slotCount / SLOTS_AN_ELEMENT);
    return new SetSketch(few, slotCount, bytes(signature));
  }

  private static int[] few(int[] hashes, int most) {
    if (hashes.length > SHORT_LIST) {
      return null;
    }
    int[] different = Arrays.stream(hashes).sorted().distinct().toArray();
    return different.length <= most ? different : null;
  }

  private static byte[] bytes(long[] signature) {
    byte[] slots = new byte[signature.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = (byte) signature[i];
    }
    return slots;
  }

  /** A slot's low byte; the set must not be empty. */
  long slot(int slot) {
    return slots()[slot];
  }

  private byte[] slots() {
    if (slots == null) {
      slots = bytes(MinHash.of(elements, slotCount));
    }
    return slots;
  }

  private boolean isEmpty() {
    return elements != null && elements.length == 0;
  }

  /** Jaccard similarity, from 0 to 1. */
  double similarity(SetSketch other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() && other.isEmpty() ? 1 : 0;
    }
    return elements != null && other.elements != null ? exact(other) : estimate(other);
  }

  private double exact(SetSketch other) {
    int common = 0;
    for (int i = 0, j = 0; i < elements.length && j < other.elements.length; ) {
      int order = Integer.compare(elements[i], other.elements[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) common / (elements.length + other.elements.length - common);
  }

  private double estimate(SetSketch other) {
    byte[] one = slots();
    byte[] two = other.slots();
    int equal = 0;
    for (int i = 0; i < slotCount; i++) {
      equal += one[i] == two[i] ? 1 : 0;
    }
    return Math.max(0, ((double) equal / slotCount - CHANCE) / (1 - CHANCE));
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(elements == null ? 0 : 1 + elements.length);
    if (elements == null) {
      out.write(slots);
    } else {
      for (int element : elements) {
        out.writeInt(element);
      }
    }
  }

  /**
   * @param slotCount as it was when written
   */
  static SetSketch read(DataInput in, int slotCount) throws IOException {
    int size = in.readByte();
    if (size == 0) {
      byte[] slots = new byte[slotCount];
      in.readFully(slots);
      return new SetSketch(null, slotCount, slots);
    }
    int[] elements = new int[size - 1];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = in.readInt();
    }
    return new SetSketch(elements, slotCount, null);
  }
}
