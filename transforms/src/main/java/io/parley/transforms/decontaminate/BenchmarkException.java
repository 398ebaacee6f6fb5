package io.parley.transforms.decontaminate;

/** A benchmark that cannot be used; the message is for the user and says what to change. */
public final class BenchmarkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchmarkException(String message) {
    super(message);
  }

  BenchmarkException(String message, Throwable cause) {
    super(message, cause);
  }
}
