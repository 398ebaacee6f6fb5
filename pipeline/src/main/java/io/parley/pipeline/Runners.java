package io.parley.pipeline;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The engines' settings. */
final class Runners {
  private Runners() {}

  static PipelineOptions options(PrepareRequest request) {
    int parallelism =
        request.parallelism() == null
            ? Runtime.getRuntime().availableProcessors()
            : request.parallelism();
    PipelineOptions options =
        switch (request.runner()) {
          case DIRECT -> direct(parallelism);
          case FLINK -> flink(parallelism, request.flinkMaster());
        };
    options.setJobName("parley");
    options.setStableUniqueNames(PipelineOptions.CheckEnabled.ERROR);
    return options;
  }

  /** Without the checks that tests run with: our elements are immutable and our coders tested. */
  private static PipelineOptions direct(int parallelism) {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(Math.max(parallelism, 2));
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    return options;
  }

  /** Elements are immutable, so Flink need not copy them between steps. */
  private static PipelineOptions flink(int parallelism, String master) {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setFlinkMaster(master == null ? "[local]" : master);
    options.setParallelism(parallelism);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
    return options;
  }
}
