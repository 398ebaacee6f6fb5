package io.parley.pipeline;

import io.parley.transforms.read.Formats;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley formats}. */
@Command(
    name = "formats",
    description = "Lists the formats that inputs may have.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class FormatsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Formats.descriptions()
        .forEach(
            (name, description) ->
                out.println(String.format(Locale.ROOT, "%-14s %s", name, description)));
  }
}
