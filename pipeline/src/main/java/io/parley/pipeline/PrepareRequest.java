package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import java.util.Objects;

/**
 * A dataset to be made.
 *
 * @param recipe has at least one input
 * @param output the directory
 * @param parallelism workers at a time; null lets the runner say
 * @param flinkMaster {@code host:port} of a cluster; null for Flink in this process
 * @param overwrite whether a finished dataset or foreign files in {@code output} may go
 */
public record PrepareRequest(
    Recipe recipe,
    String output,
    Runner runner,
    Integer parallelism,
    String flinkMaster,
    boolean overwrite) {
  public PrepareRequest {
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(runner, "runner");
  }
}
