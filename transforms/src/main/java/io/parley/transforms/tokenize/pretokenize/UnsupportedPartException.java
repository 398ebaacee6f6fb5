package io.parley.transforms.tokenize.pretokenize;

/**
 * A part of a {@code tokenizer.json} that this package does not do; the message names it, for the
 * log line that says why a file goes through the reference library.
 */
public final class UnsupportedPartException extends Exception {

  private static final long serialVersionUID = 1;

  public UnsupportedPartException(String message) {
    super(message);
  }
}
