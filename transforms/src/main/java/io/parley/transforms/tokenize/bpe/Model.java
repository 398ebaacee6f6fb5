package io.parley.transforms.tokenize.bpe;

/** A vocabulary that is ready to merge. Shared by threads. */
final class Model {
  private static final int BYTES = 256;

  private final Merges merges;
  private final int[] byteTokens = new int[BYTES];
  private final Derivations derivations;
  private final TokenTrie trie;

  Model(Merges merges) {
    this.merges = merges;
    TokenBytes tokens = merges.tokens();
    for (int value = 0; value < BYTES; value++) {
      byteTokens[value] = tokens.find(new byte[] {(byte) value}, 0, 1);
    }
    derivations = new Derivations(tokens, byteTokens, merges.pairs());
    trie = new TokenTrie(tokens, derivations.reachable());
  }

  /** Whether every byte that UTF-8 has is a token. Others have no rule for what is none. */
  static boolean isComplete(TokenBytes tokens) {
    for (int value = 0; value < BYTES; value++) {
      boolean occurs = value < 0xC0 || value >= 0xC2 && value < 0xF5;
      if (occurs && tokens.find(new byte[] {(byte) value}, 0, 1) < 0) {
        return false;
      }
    }
    return true;
  }

  TokenBytes tokens() {
    return merges.tokens();
  }

  /** The token that a whole piece is; -1 where it has to be merged. */
  int whole(byte[] text, int length) {
    if (!merges.wholePieces()) {
      return -1;
    }
    int token = merges.tokens().find(text, 0, length);
    return token >= 0 && merges.control().get(token) ? -1 : token;
  }

  /** For one thread. */
  Merger merger() {
    return derivations.ordered()
        ? new BacktrackingMerger(merges.tokens(), trie, derivations)
        : new HeapMerger(byteTokens, derivations.pairs());
  }
}
