package io.parley.transforms.tokenize;

/**
 * A vocabulary: text to token ids and back. Text is only ever text: what looks like a control token
 * in it gets the ids of its characters.
 */
public interface Tokenizer {
  /** The name that training code knows it by, such as {@code o200k_base}. */
  String name();

  /** One more than the largest id, control tokens included: the least size of an embedding. */
  int vocabularySize();

  /** The ids of a text, which never are those of control tokens. */
  int[] encode(String text);

  /** How many ids {@link #encode} gives. */
  int count(String text);

  /**
   * Where a text may be cut in two, after {@code from}, so that the ids of both parts are those of
   * the whole: at a blank line that a letter or digit follows. The text's length where there is no
   * such place.
   */
  int nextCut(String text, int from);

  /** The bytes of UTF-8 that an id other than a control token stands for. */
  int byteLength(int id);

  /** The most bytes of UTF-8 that one id stands for. */
  int longestToken();

  /** {@code <|im_start|>}, before each message. */
  int messageStart();

  /** {@code <|im_end|>}, after each message. */
  int messageEnd();

  /** {@code <|endoftext|>}, between documents. */
  int endOfText();

  /** The text of ids; control tokens by their names. */
  String decode(int[] ids);
}
