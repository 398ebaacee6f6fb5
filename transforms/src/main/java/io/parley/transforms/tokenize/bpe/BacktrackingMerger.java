package io.parley.transforms.tokenize.bpe;

import java.util.Arrays;

/**
 * Merging without merging: of all ways to cut a text into tokens one has only {@link
 * Derivations#areNeighbours neighbours} in it, and that is the result. Goes from left to right with
 * the longest token that may follow the one before; where none does, no way leads through that
 * place, and the token before becomes a shorter one. The tokens before a place are decided by the
 * place alone, so that each place is left for good at most once, and the time is linear.
 *
 * <p>The idea is that of the Rust crate {@code bpe} (GitHub, 2024).
 */
final class BacktrackingMerger implements Merger {
  private final TokenBytes tokens;
  private final TokenTrie trie;
  private final Derivations derivations;

  /** Places that no way leads through, a bit each. */
  private long[] dead = new long[4];

  /** Pairs that were tried lately, each with whether they are neighbours in its lowest bit. */
  private final long[] tried = new long[1 << 12];

  BacktrackingMerger(TokenBytes tokens, TokenTrie trie, Derivations derivations) {
    this.tokens = tokens;
    this.trie = trie;
    this.derivations = derivations;
    Arrays.fill(tried, -1);
  }

  @Override
  public void merge(byte[] text, int length, TokenIds ids) {
    int words = (length >> 6) + 1;
    if (words > dead.length || dead.length > 1 << 14) {
      dead = new long[words];
    } else {
      Arrays.fill(dead, 0, words, 0);
    }
    int start = ids.size();
    int at = 0;
    int token = trie.longest(text, 0, length);
    while (true) {
      int before = ids.size() == start ? TokenTrie.NONE : ids.get(ids.size() - 1);
      while (token != TokenTrie.NONE
          && (isDead(at + tokens.length(token))
              || before != TokenTrie.NONE && !areNeighbours(before, token))) {
        token = trie.shorter(token);
      }
      if (token == TokenTrie.NONE) {
        dead[at >> 6] |= 1L << at;
        int removed = ids.removeLast();
        at -= tokens.length(removed);
        token = trie.shorter(removed);
        continue;
      }
      ids.add(token);
      at += tokens.length(token);
      if (at == length) {
        return;
      }
      token = trie.longest(text, at, length);
    }
  }

  private boolean isDead(int place) {
    return (dead[place >> 6] >>> place & 1) != 0;
  }

  private boolean areNeighbours(int first, int second) {
    long pair = (long) first << 32 | (long) second << 1;
    int slot = (int) (pair * 0x9E3779B97F4A7C15L >>> 52);
    long known = tried[slot];
    if ((known & -2) == pair) {
      return (known & 1) != 0;
    }
    boolean neighbours = derivations.areNeighbours(first, second);
    tried[slot] = pair | (neighbours ? 1 : 0);
    return neighbours;
  }
}
