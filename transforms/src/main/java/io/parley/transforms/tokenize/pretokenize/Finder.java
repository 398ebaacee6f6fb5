package io.parley.transforms.tokenize.pretokenize;

/** Finds the matches of a pattern that never matches nothing. Stateless: one serves all threads. */
interface Finder {

  /**
   * Hands on {@code text[from, to)} in parts, in order: every match, and what is between two of
   * them.
   */
  void find(char[] text, int from, int to, PartSink sink);

  /** Takes the parts of a text. */
  interface PartSink {
    void part(int from, int to, boolean match);
  }
}
