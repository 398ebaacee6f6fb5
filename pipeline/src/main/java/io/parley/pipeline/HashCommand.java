package io.parley.pipeline;

import io.parley.transforms.takedown.TakedownHash;
import io.parley.transforms.takedown.TakedownKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley hash}. */
@Command(
    name = "hash",
    description = {
      "Makes a line of a takedown list (dedup.takedown).",
      "Reads standard input: the name of an author as the source writes it, or the words of a post"
          + " or turn."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class HashCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "KIND", description = "author or text.")
  private String kind;

  @Override
  public Integer call() throws IOException {
    boolean author = kind.equals(TakedownKind.AUTHOR.label());
    if (!author && !kind.equals(TakedownKind.TEXT.label())) {
      throw new RunException(ExitStatus.USAGE, "hash: give author or text");
    }
    // Not as an argument: those stand in the shell's history and the list of processes.
    String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    if (input.isBlank()) {
      throw new RunException(ExitStatus.USAGE, "hash: nothing on standard input");
    }
    String hash = author ? TakedownHash.ofAuthor(input) : TakedownHash.ofText(input);
    spec.commandLine().getOut().println(kind + " " + hash);
    return ExitStatus.DONE;
  }
}
