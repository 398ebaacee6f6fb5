package io.parley.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.pipeline.commit.DatasetDirectory;
import io.parley.transforms.emit.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The directory a run writes to: whether it may be taken, and what a run left there to say. */
final class OutputDirectory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workplace workplace;
  private final DatasetDirectory directory;

  OutputDirectory(Workplace workplace) {
    this.workplace = workplace;
    this.directory = new DatasetDirectory(workplace);
  }

  /** The name that every worker finds the directory by: a URI as it is, a local path made whole. */
  static String resolve(String output) {
    String whole =
        output.matches("[a-z][a-z0-9]+://.*") // s3://, hdfs://; a drive letter is no scheme
            ? output
            : Path.of(output).toAbsolutePath().normalize().toString();
    return whole.endsWith("/") ? whole : whole + "/";
  }

  /**
   * Makes sure that nothing is overwritten unasked, and marks the directory as this run's. From
   * here until the commit it does not look like a whole dataset.
   */
  void take(boolean overwrite) {
    try {
      List<String> files = directory.files();
      if (!overwrite && files.contains(DatasetDirectory.SUCCESS)) {
        throw new RunException(
            ExitStatus.USAGE,
            workplace.output() + " holds a finished dataset; --overwrite replaces it");
      }
      if (!overwrite && !files.isEmpty() && !files.contains(DatasetDirectory.RUN)) {
        throw new RunException(
            ExitStatus.USAGE,
            workplace.output() + " holds files that Parley did not write; --overwrite goes on");
      }
      directory.delete(List.of(DatasetDirectory.SUCCESS));
      directory.removeScratch();
      directory.write(
          DatasetDirectory.RUN,
          JSON.createObjectNode().put("run", workplace.run()).put("status", "running") + "\n");
    } catch (IOException e) {
      throw new RunException(
          ExitStatus.USAGE, "cannot write to " + workplace.output() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Why a run failed: in the words of the commit, or of the first cause.
   *
   * @param over whether nothing of the run goes on; then {@code run.json} says that it failed
   */
  RunException failure(RuntimeException thrown, boolean over) {
    JsonNode run = runFile();
    boolean ours = run.path("run").asText().equals(workplace.run());
    if (ours && run.path("status").asText().equals("failed")) {
      return new RunException(
          run.path("exit_status").asInt(), run.path("message").asText(), thrown);
    }
    String message = "the run failed: " + reason(thrown);
    if (ours && over) {
      fail(message);
    }
    return new RunException(ExitStatus.FAILED, message, thrown);
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      // What is below only says that the time was over.
      if (cause.toString().contains("NoResourceAvailableException")) {
        return "the cluster had too few free task slots for longer than its slot.request.timeout";
      }
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private void fail(String message) {
    ObjectNode run = JSON.createObjectNode();
    run.put("run", workplace.run()).put("status", "failed");
    run.put("message", message).put("exit_status", ExitStatus.FAILED);
    try {
      directory.write(DatasetDirectory.RUN, run + "\n");
    } catch (IOException e) {
      throw new RunException(
          ExitStatus.FAILED,
          message + "; cannot write to " + workplace.output() + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * The books of this run, once the engine says that it is done.
   *
   * @throws RunException if nothing of it is here: the workers wrote where only they see it
   */
  JsonNode books() {
    JsonNode run = runFile();
    if (!run.path("run").asText().equals(workplace.run())
        || !run.path("status").asText().equals("done")) {
      throw new RunException(
          ExitStatus.FAILED,
          "the run ended, and nothing of it is in "
              + workplace.output()
              + ": the workers see another directory under this name, or another run took it");
    }
    return run.path("books");
  }

  /** What the last run says of itself. */
  private JsonNode runFile() {
    try {
      return JSON.readTree(directory.read(DatasetDirectory.RUN));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(DatasetDirectory.RUN + " is not JSON", e);
    } catch (IOException e) {
      throw new RunException(
          ExitStatus.FAILED, "cannot read " + DatasetDirectory.RUN + ": " + e.getMessage(), e);
    }
  }
}
