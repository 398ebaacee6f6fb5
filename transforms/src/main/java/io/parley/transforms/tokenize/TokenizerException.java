package io.parley.transforms.tokenize;

/** A vocabulary's file cannot be used; the message, which goes behind its path, says why. */
public final class TokenizerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TokenizerException(String message) {
    super(message);
  }
}
