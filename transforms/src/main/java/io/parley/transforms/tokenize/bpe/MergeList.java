package io.parley.transforms.tokenize.bpe;

import io.parley.transforms.tokenize.TokenizerException;
import java.util.Arrays;
import java.util.BitSet;

/** Merges as a file lists them: the bytes of both parts of each, one behind the other. */
final class MergeList {
  private byte[] bytes = new byte[1 << 12];
  private int[] starts = new int[1 << 10];
  private int parts;

  /**
   * Adds the left part of a merge, or the right one of that which was begun.
   *
   * @param length of the part, which begins {@code from}; 0 where it is not of the alphabet
   */
  void addPart(byte[] from, int length) {
    if (parts + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    int start = starts[parts];
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length * 2));
    }
    System.arraycopy(from, 0, bytes, start, length);
    starts[++parts] = start + length;
  }

  /** How many merges there are. */
  int size() {
    return parts / 2;
  }

  /**
   * The merges by the ids of their parts, without those with a part that is not of the alphabet.
   *
   * @param never tokens that no merge makes
   * @throws TokenizerException if one names what is no token
   */
  MergeTable table(TokenBytes tokens, BitSet never) {
    MergeTable table = new MergeTable(size());
    for (int merge = 0; merge < size(); merge++) {
      int from = starts[2 * merge];
      int middle = starts[2 * merge + 1];
      int to = starts[2 * merge + 2];
      if (from == middle || middle == to) {
        continue;
      }
      int left = tokens.find(bytes, from, middle);
      int right = tokens.find(bytes, middle, to);
      int result = tokens.find(bytes, from, to);
      if (left < 0 || right < 0 || result < 0) {
        throw new TokenizerException(
            "broken vocabulary: merge " + (merge + 1) + " names what is no token");
      }
      if (!never.get(result)) {
        table.put(left, right, merge, result);
      }
    }
    return table;
  }
}
