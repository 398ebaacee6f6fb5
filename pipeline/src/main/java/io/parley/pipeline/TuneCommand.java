package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley tune}. */
@Command(
    name = "tune",
    description = {
      "Shows what the filter's limits and rules would remove from an input, to choose them by.",
      "Reads, assembles and cleans as the recipe says, and writes no dataset.",
      "p25: a quarter of them have at most this. below it: go with this as min; above it: as max."
          + " *: the recipe's own limit. nobody else: no other rule of the recipe objects to.",
      "Echo and repetition are measured where a reply is long enough to tell; scores where there"
          + " are any."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class TuneCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private RecipeOptions options;

  @Option(
      names = "--by",
      defaultValue = "all",
      paramLabel = "GROUP",
      description = "Tables for each of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TuneTables.Group by;

  @Override
  public void run() {
    Recipe recipe = options.read();
    TuneTables tables = new TuneTables(recipe.filter(), by);
    new Tune(recipe, options.runner(), options.parallelism()).observe(tables::add);
    PrintWriter out = spec.commandLine().getOut();
    out.print(tables.render());
    out.flush();
  }
}
