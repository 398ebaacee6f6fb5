package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is kept of a set of hashes to compare it: all of them where they are few, else for each bit
 * of a row whether an odd number of them fell there (Mitzenmacher, Pagh and Pham, "Efficient
 * Estimation for High Similarities Using Odd Sketches", WWW 2014). Where two rows differ, the sets
 * do; what they share cancels out. So of like sets little is left to collide, and the estimate is
 * nearly exact where it matters: of a similarity J, with n bits, the standard error is about (1 -
 * J²) / sqrt(2 n), or 0.006 at 0.8 with 2,048 bits. That is a quarter of what a MinHash signature
 * of as many bytes reaches. Between two small sets similarity is exact.
 *
 * <p>A large set has at least a bit for each element, so long texts are judged as well as short
 * ones; the rows of sets of different size are folded to the same length.
 *
 * <p>This is version 1; the bytes are pinned by a test.
 */
final class SetSketch {
  /** Sorted and different; null where they are many. */
  private final int[] elements;

  /** Different elements. */
  private final int size;

  /** The row of bits; null until asked for, where there are elements. */
  private long[] odd;

  private final int leastBits;

  private SetSketch(int[] elements, int size, long[] odd, int leastBits) {
    this.elements = elements;
    this.size = size;
    this.odd = odd;
    this.leastBits = leastBits;
  }

  /**
   * @param hashes of the set, some perhaps more than once
   * @param leastBits the length of the row, but for larger sets; a power of two from 64. Sketches
   *     that are compared have the same
   */
  static SetSketch of(int[] hashes, int leastBits) {
    int[] sorted = hashes.clone();
    Arrays.sort(sorted);
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    if (size <= mostElements(leastBits)) {
      return new SetSketch(Arrays.copyOf(sorted, size), size, null, leastBits);
    }
    return new SetSketch(null, size, oddOf(sorted, size, leastBits), leastBits);
  }

  /** A set is kept whole where that takes no more bytes than its row of bits. */
  private static int mostElements(int leastBits) {
    return leastBits / Integer.SIZE;
  }

  private static long[] oddOf(int[] elements, int size, int leastBits) {
    long[] odd = new long[words(size, leastBits)];
    for (int i = 0; i < size; i++) {
      odd[elements[i] >>> 6 & odd.length - 1] ^= 1L << elements[i];
    }
    return odd;
  }

  /** Of 64 bits each; a power of two. */
  private static int words(int size, int leastBits) {
    return Math.max(leastBits, Integer.highestOneBit(Math.max(1, size - 1)) * 2) / Long.SIZE;
  }

  /** Jaccard similarity, from 0 to 1. */
  double similarity(SetSketch other) {
    if (size == 0 || other.size == 0) {
      return size == other.size ? 1 : 0;
    }
    double different = different(other);
    int both = size + other.size;
    return (both - different) / (both + different);
  }

  /** The share of this set's elements that the other has, too, from 0 to 1. */
  double containedIn(SetSketch other) {
    return size == 0 ? 1 : (size + other.size - different(other)) / 2 / size;
  }

  /** The elements of only one of the sets. */
  private double different(SetSketch other) {
    return elements != null && other.elements != null
        ? countDifferent(elements, other.elements)
        : estimateDifferent(other);
  }

  private static int countDifferent(int[] one, int[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      int order = Integer.compare(one[i], other[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return one.length + other.length - 2 * common;
  }

  private double estimateDifferent(SetSketch other) {
    long[] one = odd();
    long[] two = other.odd();
    int words = Math.min(one.length, two.length);
    int oddBits = 0;
    for (int i = 0; i < words; i++) {
      oddBits += Long.bitCount(folded(one, i, words) ^ folded(two, i, words));
    }
    double bits = (double) words * Long.SIZE;
    double most = size + other.size;
    if (oddBits >= bits / 2) {
      return most;
    }
    // The number that leaves this many odd bits on average; the same on every machine.
    double different = StrictMath.log1p(-2 * oddBits / bits) / StrictMath.log1p(-2 / bits);
    return Math.min(Math.max(Math.abs(size - other.size), different), most);
  }

  private long[] odd() {
    if (odd == null) {
      odd = oddOf(elements, size, leastBits);
    }
    return odd;
  }

  private static long folded(long[] row, int word, int words) {
    long folded = 0;
    for (int i = word; i < row.length; i += words) {
      folded ^= row[i];
    }
    return folded;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    if (elements != null) {
      for (int element : elements) {
        out.writeInt(element);
      }
    } else {
      for (long word : odd) {
        out.writeLong(word);
      }
    }
  }

  /**
   * @param leastBits as when it was made
   */
  static SetSketch read(DataInput in, int leastBits) throws IOException {
    int size = in.readInt();
    if (size < 0) {
      throw new IOException("a set of " + size + " elements");
    }
    if (size <= mostElements(leastBits)) {
      int[] elements = new int[size];
      for (int i = 0; i < size; i++) {
        elements[i] = in.readInt();
      }
      return new SetSketch(elements, size, null, leastBits);
    }
    long[] odd = new long[words(size, leastBits)];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = in.readLong();
    }
    return new SetSketch(null, size, odd, leastBits);
  }
}
