package io.parley.pipeline;

/** Ends the run with a message for its user, who needs no stack trace to understand it. */
final class RunException extends RuntimeException {
  private final int exitStatus;

  /**
   * @param exitStatus one of {@link ExitStatus}
   */
  RunException(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /**
   * @param exitStatus one of {@link ExitStatus}
   * @param cause shown with {@code --debug}
   */
  RunException(int exitStatus, String message, Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
  }

  int exitStatus() {
    return exitStatus;
  }
}
