package io.parley.pipeline;

/** Makes datasets. */
@FunctionalInterface
public interface PrepareRun {
  /**
   * Returns when the dataset is complete, or with a detached run when it is submitted.
   *
   * @throws RunException with what the user has to know where it is not
   */
  void run(PrepareRequest request);
}
