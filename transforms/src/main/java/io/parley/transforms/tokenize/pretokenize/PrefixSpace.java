package io.parley.transforms.tokenize.pretokenize;

/** Puts a space in front of a text that does not begin with one. */
record PrefixSpace() implements Normalizer {

  @Override
  public Normalized normalize(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ') {
      return Normalized.unchanged(text);
    }
    Rewriting rewriting = new Rewriting(text);
    rewriting.insert(" ");
    rewriting.copy(text.length());
    return rewriting.result();
  }
}
