package io.parley.pipeline;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley verify}. */
@Command(
    name = "verify",
    description = "Checks that a dataset is whole: nothing missing, edited or left over.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Directory of a dataset.")
  private Path directory;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(directory)) {
      throw new RunException(ExitStatus.USAGE, directory + ": no such directory");
    }
    DatasetCheck check = DatasetCheck.of(directory);
    PrintWriter err = spec.commandLine().getErr();
    check.problems().forEach(problem -> err.println(directory + ": " + problem));
    if (!check.problems().isEmpty()) {
      return ExitStatus.FAILED;
    }
    spec.commandLine()
        .getOut()
        .println(
            directory
                + ": ok: "
                + check.files()
                + " files, "
                + check.rows()
                + " rows, "
                + check.bytes()
                + " bytes");
    return ExitStatus.DONE;
  }
}
