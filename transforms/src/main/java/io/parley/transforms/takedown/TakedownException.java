package io.parley.transforms.takedown;

/** A list that cannot be used; names the file and the line, never what stands there. */
public final class TakedownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakedownException(String file, String problem) {
    super(file + ": " + problem);
  }

  TakedownException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
