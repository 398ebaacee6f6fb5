package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the {@code normalizer} of a {@code tokenizer.json}. */
final class Normalizers {
  private Normalizers() {}

  static Normalizer of(JsonNode part) throws UnsupportedPartException {
    return Normalizer.NONE;
  }

  static Normalizer chain(Normalizer first, Normalizer second) {
    return first;
  }
}
