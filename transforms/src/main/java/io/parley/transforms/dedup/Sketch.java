package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is kept of a conversation's text to compare it: the hashes of all its pieces where they are
 * few, else the low bytes of its signature; some 260 bytes either way. Between two small sets
 * similarity is exact, else an estimate with a standard error of 0.025 at 0.8.
 */
final class Sketch {
  /** A set up to this size is kept whole, in as many bytes as a signature has. */
  private static final int SMALL = 64;

  /** In a longer list, few different elements are not looked for. */
  private static final int SHORT_LIST = 512;

  /** The chance that bytes of different values are equal. */
  private static final double CHANCE = 1.0 / 256;

  /** Sorted and different; null where they are many. */
  private final int[] elements;

  private final byte[] slots;

  private Sketch(int[] elements, byte[] slots) {
    this.elements = elements;
    this.slots = slots;
  }

  /**
   * @param hashes of the pieces
   * @param signature of the same
   */
  static Sketch of(int[] hashes, long[] signature) {
    return new Sketch(small(hashes), bytes(signature));
  }

  private static int[] small(int[] hashes) {
    if (hashes.length > SHORT_LIST) {
      return null;
    }
    int[] different = Arrays.stream(hashes).sorted().distinct().toArray();
    return different.length <= SMALL ? different : null;
  }

  private static byte[] bytes(long[] signature) {
    byte[] slots = new byte[signature.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = (byte) signature[i];
    }
    return slots;
  }

  /** A slot's low byte. */
  long slot(int slot) {
    return slots[slot];
  }

  /** Jaccard similarity of the two sets of pieces, from 0 to 1. */
  double similarity(Sketch other) {
    return elements != null && other.elements != null ? exact(other) : estimate(other);
  }

  private double exact(Sketch other) {
    int common = 0;
    for (int i = 0, j = 0; i < elements.length && j < other.elements.length; ) {
      int order = Integer.compare(elements[i], other.elements[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return (double) common / (elements.length + other.elements.length - common);
  }

  private double estimate(Sketch other) {
    int equal = 0;
    for (int i = 0; i < slots.length; i++) {
      equal += slots[i] == other.slots[i] ? 1 : 0;
    }
    return Math.max(0, ((double) equal / slots.length - CHANCE) / (1 - CHANCE));
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(elements == null ? 0 : elements.length);
    if (elements == null) {
      out.write(slots);
    } else {
      for (int element : elements) {
        out.writeInt(element);
      }
    }
  }

  static Sketch read(DataInput in) throws IOException {
    int size = in.readByte();
    if (size == 0) {
      byte[] slots = new byte[MinHash.SLOTS];
      in.readFully(slots);
      return new Sketch(null, slots);
    }
    int[] elements = new int[size];
    for (int i = 0; i < size; i++) {
      elements[i] = in.readInt();
    }
    return new Sketch(elements, bytes(MinHash.of(elements)));
  }
}
