package io.parley.pipeline.commit;

/** A dataset that must not be published. The message is for the user. */
final class CommitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  CommitException(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** The status that the command line ends with. */
  int exitStatus() {
    return exitStatus;
  }
}
