package io.parley.transforms.decontaminate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The n-grams of all benchmarks, to look up those of a text. Held as sorted hashes in plain arrays:
 * 12 bytes an n-gram, 1 for the way to it, and little for each text.
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
    /** Hashes that share a bucket, on average. */
    private static final int BUCKET = 4;

    private final NgramIndex index;
    private final int shift;

    /** Where the hashes of each bucket, which their first bits name, begin. */
    private final int[] buckets;

    Lookup(NgramIndex index) {
      this.index = index;
      int bits = bits(index.hashes.length);
      shift = Long.SIZE - bits;
      buckets = new int[(1 << bits) + 1];
      for (long hash : index.hashes) {
        buckets[bucket(hash) + 1]++;
      }
      Arrays.parallelPrefix(buckets, Integer::sum);
    }

    /** Hashes ascend as signed numbers, so buckets do. */
    private int bucket(long hash) {
      return (int) ((hash ^ Long.MIN_VALUE) >>> shift);
    }

    /** The first place of a hash in the index; -1 where it is not there. */
    int first(long hash) {
      int bucket = bucket(hash);
      int end = buckets[bucket + 1];
      for (int i = buckets[bucket]; i < end; i++) {
        if (index.hashes[i] >= hash) {
          return index.hashes[i] == hash ? i : -1;
        }
      }
      return -1;
    }

    private static int bits(int hashes) {
      return Math.max(1, 32 - Integer.numberOfLeadingZeros(hashes / BUCKET));
    }
  }

  /** The bytes that its arrays and a {@link Lookup} have in memory. */
  long bytes() {
    long buckets = Integer.BYTES * ((1L << Lookup.bits(hashes.length)) + 1);
    return (long) hashes.length * BYTES_PER_GRAM + buckets + texts.bytes();
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
