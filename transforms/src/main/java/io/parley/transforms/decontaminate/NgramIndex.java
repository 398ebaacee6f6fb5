package io.parley.transforms.decontaminate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The n-grams of all benchmarks, to look up those of a text. Held as sorted hashes in plain arrays:
 * 12 bytes an n-gram, 2 to 4 for the way to it, and little for each text.
 *
 * <p>A text that is looked for is told from the others by its number. Its words are counted through
 * all texts, so that one number says where an n-gram stands.
 *
 * @param grams how long n-grams are
 * @param benchmarks their names
 * @param hashes of the n-grams, ascending; one that several texts have stands there for each
 * @param starts where the n-gram begins, for each hash
 * @param texts what the n-grams are of
 */
record NgramIndex(
    Grams grams, List<String> benchmarks, long[] hashes, int[] starts, IndexedTexts texts) {
  /** The memory that tables of an n-gram take. */
  static final int BYTES_PER_GRAM = Long.BYTES + Integer.BYTES;

  /** Looks up hashes; made of an index on each worker. */
  static final class Lookup {
    /** The last bits of a slot's number are its place in a long. */
    private static final int SLOT_WORD = 6;

    /** Hashes that share a bucket, on average. */
    private static final int BUCKET = 4;

    /** Slots for each hash, at least: so seven of eight that are not there need no search. */
    private static final int SLOTS = 8;

    private final NgramIndex index;

    /** Of a hash, leaves its slot: one bit says whether any hash falls on it. */
    private final int slotShift;

    private final long[] slots;

    /** Of a hash, leaves its bucket. */
    private final int bucketShift;

    /** Where the hashes of each bucket, which their first bits name, begin. */
    private final int[] buckets;

    Lookup(NgramIndex index) {
      this.index = index;
      int slotBits = bits((long) index.hashes.length * SLOTS);
      slotShift = Long.SIZE - slotBits;
      slots = new long[1 << (slotBits - SLOT_WORD)];
      int bits = bits(index.hashes.length / BUCKET);
      bucketShift = Long.SIZE - bits;
      buckets = new int[(1 << bits) + 1];
      for (long hash : index.hashes) {
        long slot = place(hash, slotShift);
        slots[(int) (slot >>> SLOT_WORD)] |= 1L << slot;
        buckets[(int) place(hash, bucketShift) + 1]++;
      }
      Arrays.parallelPrefix(buckets, Integer::sum);
    }

    /** Hashes ascend as signed numbers, so places do. */
    private static long place(long hash, int shift) {
      return (hash ^ Long.MIN_VALUE) >>> shift;
    }

    /** The first place of a hash in the index; -1 where it is not there. */
    int first(long hash) {
      long slot = place(hash, slotShift);
      if ((slots[(int) (slot >>> SLOT_WORD)] & 1L << slot) == 0) {
        return -1;
      }
      int bucket = (int) place(hash, bucketShift);
      int end = buckets[bucket + 1];
      for (int i = buckets[bucket]; i < end; i++) {
        if (index.hashes[i] >= hash) {
          return index.hashes[i] == hash ? i : -1;
        }
      }
      return -1;
    }

    /** Of numbers up to the next power of two, 64 at least. */
    private static int bits(long numbers) {
      return Math.max(SLOT_WORD, Long.SIZE - Long.numberOfLeadingZeros(numbers));
    }

    /** Bytes that a lookup of so many hashes has. */
    private static long bytes(int hashes) {
      return Integer.BYTES * ((1L << bits(hashes / BUCKET)) + 1)
          + (1L << bits((long) hashes * SLOTS)) / Byte.SIZE;
    }
  }

  /** The bytes that its arrays and a {@link Lookup} have in memory. */
  long bytes() {
    return (long) hashes.length * BYTES_PER_GRAM + Lookup.bytes(hashes.length) + texts.bytes();
  }

  /**
   * The texts that n-grams are of, by number.
   *
   * @param firstWords the number of each text's first word; one more for the end of the last
   * @param telling the words that tell the text from others, by their numbers; the others stand in
   *     n-grams that many items have
   * @param needed how many telling words must be found for the text to be there
   * @param benchmarks which benchmark each text is of
   * @param firstItems where the items of each text begin in {@code items}; one more for the end
   * @param items the numbers, in their benchmark, of the items that have the text
   * @param anyShort whether one is shorter than an n-gram
   */
  record IndexedTexts(
      int[] firstWords,
      BitSet telling,
      int[] needed,
      int[] benchmarks,
      int[] firstItems,
      int[] items,
      boolean anyShort) {
    /** The number of the text that has a word. */
    int withWord(int word) {
      int found = Arrays.binarySearch(firstWords, word);
      return found >= 0 ? found : -found - 2;
    }

    private long bytes() {
      long numbers =
          (long) firstWords.length
              + needed.length
              + benchmarks.length
              + firstItems.length
              + items.length;
      return numbers * Integer.BYTES + telling.size() / Byte.SIZE;
    }
  }
}
