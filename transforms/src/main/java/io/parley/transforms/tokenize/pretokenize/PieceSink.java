package io.parley.transforms.tokenize.pretokenize;

/** Takes the pieces of a text. */
public interface PieceSink {

  /** The next piece, by positions in UTF-16 units. */
  void piece(int from, int to);
}
