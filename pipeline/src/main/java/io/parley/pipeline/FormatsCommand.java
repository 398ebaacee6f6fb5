package io.parley.pipeline;

import io.parley.pipeline.recipe.InputFormats;
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
    InputFormats.all()
        .forEach(
            (name, description) ->
                spec.commandLine()
                    .getOut()
                    .println(String.format(Locale.ROOT, "%-12s %s", name, description)));
  }
}
