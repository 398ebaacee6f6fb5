package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The front half of a tokenizer: what its file's {@code normalizer} and {@code pre_tokenizer} say.
 *
 * @param normalizer the file's own, and after it the space that a byte-level pre-tokenizer with
 *     {@code add_prefix_space} puts in front of a text
 * @param byteLevel whether the pieces are handed to the model as bytes (a {@code ByteLevel} step is
 *     there); a file where they are not belongs to another family
 */
public record Preparation(Normalizer normalizer, PreTokenizer preTokenizer, boolean byteLevel) {

  /**
   * Reads both parts, each of which may be missing or JSON null.
   *
   * @throws UnsupportedPartException if one of them asks for what is not done here
   */
  public static Preparation of(JsonNode normalizer, JsonNode preTokenizer)
      throws UnsupportedPartException {
    Normalizer own = Normalizers.of(normalizer);
    Preparation cut = PreTokenizers.of(preTokenizer);
    return new Preparation(
        Normalizers.chain(own, cut.normalizer()), cut.preTokenizer(), cut.byteLevel());
  }
}
