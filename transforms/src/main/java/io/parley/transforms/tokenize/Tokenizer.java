package io.parley.transforms.tokenize;

/**
 * A vocabulary: text to token ids and back. Text is only ever text: what looks like a control token
 * in it gets the ids of its characters. Shared by threads.
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

  /** The ids that {@link #encode} gives, and what they stand for. */
  Encoding encodeWithOffsets(String text);

  /** The id of a control token; -1 where there is none of this name. */
  int control(String name);

  /** Between documents, and after replies where a template has no token of its own. */
  int endOfText();

  /** Before a document; -1 where the vocabulary has none. */
  int beginOfText();

  /** The text of ids; control tokens by their names. */
  String decode(int[] ids);
}
