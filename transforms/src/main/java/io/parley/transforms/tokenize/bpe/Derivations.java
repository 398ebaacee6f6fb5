package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How each token comes about when its own bytes are merged: the pair that is merged last.
 *
 * <p>Two facts make this all that merging needs. What happens within a stretch of text until a
 * merge reaches over its edge does not depend on what is around it. So a pair that ever merges
 * merges last in the bytes of its result, too: each token has one pair that can bring it about, and
 * other pairs in the file, of which some files have many, never do. And tokens in a row are the
 * result of merging their bytes if and only if each two neighbours are the result of merging
 * theirs.
 */
final class Derivations {
  private static final int NONE = -1;

  private final int[] left;
  private final int[] right;
  private final int[] rank;
  private final MergeTable pairs;
  private final boolean ordered;

  /**
   * Merges the bytes of each token that {@code tokens} can find.
   *
   * @param all what the file says that merges
   */
  Derivations(TokenBytes tokens, int[] byteTokens, MergeTable all) {
    int size = tokens.size();
    left = new int[size];
    right = new int[size];
    rank = new int[size];
    Arrays.fill(left, NONE);
    pairs = new MergeTable(size);
    HeapMerger merger = new HeapMerger(byteTokens, all);
    TokenIds ids = new TokenIds();
    byte[] text = new byte[tokens.longest()];
    for (int id = 0; id < size; id++) {
      int length = tokens.has(id) ? tokens.length(id) : 0;
      if (length == 0) {
        continue;
      }
      System.arraycopy(tokens.array(), tokens.start(id), text, 0, length);
      if (length == 1) {
        if (byteTokens[text[0] & 0xFF] == id) {
          left[id] = id;
          right[id] = id;
          rank[id] = NONE;
        }
        continue;
      }
      ids.clear();
      merger.merge(text, length, ids);
      if (ids.size() == 1 && ids.get(0) == id) {
        left[id] = merger.lastLeft();
        right[id] = merger.lastRight();
        int pair = all.find(left[id], right[id]);
        rank[id] = all.rank(pair);
        pairs.put(left[id], right[id], rank[id], id);
      }
    }
    ordered = isOrdered();
  }

  private boolean isOrdered() {
    for (int id = 0; id < left.length; id++) {
      if (rank[id] != NONE
          && isReachable(id)
          && (rank[left[id]] >= rank[id] || rank[right[id]] >= rank[id])) {
        return false;
      }
    }
    return true;
  }

  private boolean isReachable(int id) {
    return left[id] != NONE;
  }

  /** The tokens that merging ever makes. */
  int[] reachable() {
    return IntStream.range(0, left.length).filter(this::isReachable).toArray();
  }

  /** Whether each pair merges after its parts: {@link #areNeighbours} is right only then. */
  boolean ordered() {
    return ordered;
  }

  /** The pairs that ever merge. */
  MergeTable pairs() {
    return pairs;
  }

  /**
   * Whether the bytes of two tokens in a row merge into these two. Undoes the merges at the edge
   * between them, the latest first; a pair over the edge that would have merged before the merge
   * undone last makes them other tokens. Of merges of one rank the leftmost is the first.
   */
  boolean areNeighbours(int first, int second) {
    int before = first;
    int after = second;
    int limit = Integer.MAX_VALUE;
    while (true) {
      int pair = pairs.find(before, after);
      if (pair >= 0 && pairs.rank(pair) < limit) {
        return false;
      }
      int beforeRank = rank[before];
      int afterRank = rank[after];
      if (beforeRank > afterRank) {
        limit = beforeRank;
        before = right[before];
      } else if (afterRank != NONE) {
        limit = afterRank + 1;
        after = left[after];
      } else {
        return true;
      }
    }
  }
}
