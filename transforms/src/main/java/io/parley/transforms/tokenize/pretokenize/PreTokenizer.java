package io.parley.transforms.tokenize.pretokenize;

/** Cuts text into the pieces that are merged each for itself. Stateless: one serves all threads. */
public interface PreTokenizer {

  /**
   * Hands on the pieces of {@code text[from, to)} in order, none of them empty. Together they are
   * the whole range, unless the file's own pre-tokenizer removes what it matches. Looks at nothing
   * outside the range; a lone surrogate counts as U+FFFD, which is what its bytes become.
   */
  void cut(char[] text, int from, int to, PieceSink sink);
}
