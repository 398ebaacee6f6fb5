package io.parley.transforms.tokenize;

/**
 * Whole texts to token ids, for training on all of them: the vocabulary's own token before a
 * document where it has one, the text, and the token after a document. Used by one thread.
 */
public final class DocumentEncoder {
  private final Tokenizer tokenizer;
  private String lastText;
  private int[] lastIds;

  public DocumentEncoder(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The ids of a text. Writers of several formats ask for the same one, one after the other. */
  public int[] encode(String text) {
    if (!text.equals(lastText)) {
      int[] body = tokenizer.encode(text);
      int begin = tokenizer.beginOfText() < 0 ? 0 : 1;
      int[] ids = new int[begin + body.length + 1];
      if (begin > 0) {
        ids[0] = tokenizer.beginOfText();
      }
      System.arraycopy(body, 0, ids, begin, body.length);
      ids[ids.length - 1] = tokenizer.endOfText();
      lastText = text;
      lastIds = ids;
    }
    return lastIds;
  }
}
