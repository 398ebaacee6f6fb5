package io.parley.pipeline;

import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley prepare}. */
@Command(
    name = "prepare",
    description = "Makes a dataset from raw conversations.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class PrepareCommand implements Runnable {
  private static final Pattern HOST_AND_PORT = Pattern.compile("[^\\s/]+:[0-9]{1,5}");

  private final PrepareRun prepare;

  @Mixin private RecipeOptions options;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Directory of the dataset.")
  private String output;

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description = "REST address of a Flink cluster; without it Flink runs in this process.")
  private String flinkMaster;

  @Option(
      names = "--detached",
      description = "Return as soon as the cluster has the job; run.json tells how it ends.")
  private boolean detached;

  @Option(
      names = "--overwrite",
      description = "Replace a finished dataset and foreign files in DIR.")
  private boolean overwrite;

  PrepareCommand(PrepareRun prepare) {
    this.prepare = prepare;
  }

  @Override
  public void run() {
    options.check(!output.isBlank(), "--output: empty");
    options.check(
        flinkMaster == null || HOST_AND_PORT.matcher(flinkMaster).matches(),
        "--flink-master: not HOST:PORT");
    options.check(
        flinkMaster == null || options.runner() == Runner.FLINK,
        "--flink-master: needs --runner flink");
    options.check(
        flinkMaster == null || !Runners.insideFlinkRun(),
        "--flink-master: flink run says where the job goes");
    options.check(
        !detached
            || flinkMaster != null
            || (options.runner() == Runner.FLINK && Runners.insideFlinkRun()),
        "--detached: needs --flink-master");
    prepare.run(
        new PrepareRequest(
            options.read(),
            output,
            options.runner(),
            options.parallelism(),
            flinkMaster,
            detached,
            overwrite));
  }
}
