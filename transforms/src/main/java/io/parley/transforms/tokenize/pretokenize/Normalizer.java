package io.parley.transforms.tokenize.pretokenize;

/** What happens to a text before it is cut. Stateless: one serves all threads. */
public interface Normalizer {

  /** Of a file without a normalizer. */
  Normalizer NONE = Normalized::unchanged;

  Normalized normalize(String text);
}
