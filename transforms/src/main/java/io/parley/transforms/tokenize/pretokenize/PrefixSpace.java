package io.parley.transforms.tokenize.pretokenize;

/** Puts a space in front of a text that does not begin with one. */
record PrefixSpace() implements Normalizer {

  @Override
  public Normalized normalize(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ') {
      return Normalized.unchanged(text);
    }
    int[] origins = new int[text.length() + 2];
    for (int i = 1; i < origins.length; i++) {
      origins[i] = i - 1;
    }
    return new Normalized(" " + text, origins);
  }
}
