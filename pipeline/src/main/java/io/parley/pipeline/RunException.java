package io.parley.pipeline;

/** Ends the run with a message for its user, who needs no stack trace to understand it. */
public final class RunException extends RuntimeException {
  private final int exitStatus;

  /**
   * @param exitStatus one of {@link ExitStatus}
   */
  public RunException(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /**
   * @param exitStatus one of {@link ExitStatus}
   * @param cause shown with {@code --debug}
   */
  public RunException(int exitStatus, String message, Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
  }

  public int exitStatus() {
    return exitStatus;
  }
}
