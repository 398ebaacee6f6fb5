package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import java.util.Objects;

/**
 * A dataset to be made.
 *
 * @param recipe has at least one input
 * @param output the directory
 * @param parallelism workers at a time; null for as many as the machine has cores, or the cluster
 *     slots
 * @param flinkMaster {@code host:port} of a cluster; null for Flink in this process, or where
 *     {@code flink run} says
 * @param detached whether to return as soon as the cluster has the job
 * @param overwrite whether a finished dataset or foreign files in {@code output} may go
 */
record PrepareRequest(
    Recipe recipe,
    String output,
    Runner runner,
    Integer parallelism,
    String flinkMaster,
    boolean detached,
    boolean overwrite) {
  PrepareRequest {
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(runner, "runner");
  }
}
