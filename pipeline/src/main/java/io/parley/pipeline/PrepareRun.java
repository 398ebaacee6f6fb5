package io.parley.pipeline;

import io.parley.transforms.read.InputException;

/** Makes datasets. */
@FunctionalInterface
interface PrepareRun {
  /**
   * Returns when the dataset is complete, or with a detached run when it is submitted.
   *
   * @throws RunException with what the user has to know where it is not
   * @throws InputException if an input cannot be used
   */
  void run(PrepareRequest request);
}
