package io.parley.pipeline;

import io.parley.pipeline.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley validate}. */
@Command(
    name = "validate",
    description = "Checks a recipe and its tokenizer without running it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ValidateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RECIPE", description = "A recipe in YAML.")
  private Path recipe;

  @Override
  public void run() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Vocabularies.found(RecipeReader.read(recipe, List.of()));
    spec.commandLine().getOut().println(recipe + ": ok");
  }
}
