package io.parley.pipeline;

/** Runs the pipeline. */
public final class Prepare {
  private Prepare() {}

  /**
   * Returns when the dataset is complete.
   *
   * @throws RunException with what the user has to know where it is not
   */
  public static void run(PrepareRequest request) {
    throw new RunException(ExitStatus.FAILED, request.output() + ": the pipeline is not built yet");
  }
}
