package io.parley.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** The engines' settings. */
final class Runners {
  /** Up to here Flink's own 64 MiB of network buffers are enough: tried with 16, and with 32. */
  private static final int USUAL_PARALLELISM = 16;

  private static final int USUAL_NETWORK_MEBIBYTES = 64;

  private Runners() {}

  static PipelineOptions options(PrepareRequest request) {
    PipelineOptions options =
        switch (request.runner()) {
          case DIRECT -> direct(parallelismHere(request));
          case FLINK -> flink(request);
        };
    options.setJobName("parley");
    options.setStableUniqueNames(PipelineOptions.CheckEnabled.ERROR);
    return options;
  }

  /** Whether a run ends with the submission, and goes on without us. */
  static boolean detached(PipelineOptions options) {
    return !options.as(FlinkPipelineOptions.class).getAttachedMode();
  }

  /**
   * Whether a run that threw has ended: in this process it has, and on a cluster if that says so; a
   * client that only lost its cluster does not know.
   */
  static boolean over(PipelineOptions options, RuntimeException thrown) {
    return options.getRunner() == DirectRunner.class
        || options.as(FlinkPipelineOptions.class).getFlinkMaster().equals("[local]")
        || ExceptionUtils.findThrowable(thrown, JobExecutionException.class).isPresent();
  }

  /** Whether {@code flink run} started this program, and has said where its jobs go. */
  static boolean insideFlinkRun() {
    return !(StreamExecutionEnvironment.getExecutionEnvironment()
        instanceof LocalStreamEnvironment);
  }

  private static int parallelismHere(PrepareRequest request) {
    return request.parallelism() == null
        ? Runtime.getRuntime().availableProcessors()
        : request.parallelism();
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
  private static PipelineOptions flink(PrepareRequest request) {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setObjectReuse(true);
    options.setFasterCopy(true);
    if (request.flinkMaster() != null) {
      onCluster(options, request);
    } else if (insideFlinkRun()) {
      asFlinkRunSays(options, request);
    } else {
      embedded(options, parallelismHere(request));
    }
    return options;
  }

  private static void onCluster(FlinkPipelineOptions options, PrepareRequest request) {
    FlinkCluster cluster = FlinkCluster.at(request.flinkMaster());
    if (request.parallelism() == null && cluster.slots() == 0) {
      throw new RunException(
          ExitStatus.USAGE,
          "Flink at " + request.flinkMaster() + " has no task slots yet; give --parallelism");
    }
    options.setFlinkMaster(request.flinkMaster());
    int parallelism = request.parallelism() == null ? cluster.slots() : request.parallelism();
    if (parallelism > cluster.freeSlots()) {
      // No error: other jobs end, and some clusters grow.
      System.err.printf(
          Locale.ROOT,
          "Flink at %s has %d of %d task slots free; the run needs %d and waits for them%n",
          request.flinkMaster(),
          cluster.freeSlots(),
          cluster.slots(),
          parallelism);
    }
    options.setParallelism(parallelism);
    options.setAttachedMode(!request.detached());
    Path jar = ownJar();
    if (Files.isRegularFile(jar)) {
      // Otherwise Beam takes the whole class path.
      options.setFilesToStage(List.of(jar.toString()));
    }
  }

  /** Parallelism and mode, where they are not asked for, are what {@code flink run} was given. */
  private static void asFlinkRunSays(FlinkPipelineOptions options, PrepareRequest request) {
    options.setFlinkMaster("[auto]");
    if (request.parallelism() != null) {
      options.setParallelism(request.parallelism());
    }
    boolean attached =
        StreamExecutionEnvironment.getExecutionEnvironment()
            .getConfiguration()
            .get(DeploymentOptions.ATTACHED);
    options.setAttachedMode(attached && !request.detached());
  }

  private static void embedded(FlinkPipelineOptions options, int parallelism) {
    options.setFlinkMaster("[local]");
    options.setParallelism(parallelism);
    if (parallelism > USUAL_PARALLELISM) {
      options.setFlinkConfDir(withNetworkMemory(networkMebibytes(parallelism)).toString());
    }
  }

  /** Every task of a shuffle has a buffer for every task of the next: they grow with the square. */
  static long networkMebibytes(int parallelism) {
    long relative = Math.max(parallelism, USUAL_PARALLELISM);
    return USUAL_NETWORK_MEBIBYTES * relative * relative / (USUAL_PARALLELISM * USUAL_PARALLELISM);
  }

  /** Flink takes its settings from a directory only. */
  private static Path withNetworkMemory(long mebibytes) {
    try {
      Path directory = Files.createTempDirectory("parley-flink");
      Path file = directory.resolve("config.yaml");
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      Files.writeString(
          file,
          "taskmanager.memory.network.min: "
              + mebibytes
              + "m\ntaskmanager.memory.network.max: "
              + mebibytes
              + "m\n");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar that this class was loaded from; a directory in a build. */
  private static Path ownJar() {
    try {
      return Path.of(Runners.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
