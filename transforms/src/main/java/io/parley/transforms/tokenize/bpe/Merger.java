package io.parley.transforms.tokenize.bpe;

/** Merges the bytes of one piece into tokens. For one thread. */
interface Merger {
  /** Adds the ids of {@code text[0, length)}, which is not empty. */
  void merge(byte[] text, int length, TokenIds ids);
}
