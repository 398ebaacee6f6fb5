package io.parley.pipeline;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes datasets for tests, in this process, and reads what came of it. */
final class Datasets {
  /** The conversations that ship with Parley. */
  static final Path SAMPLES = Path.of("../samples/raw").toAbsolutePath().normalize();

  private Datasets() {}

  /** Runs the default recipe with settings over it. */
  static void prepare(Path input, Path output, Runner runner, int parallelism, String... settings) {
    Prepare.run(
        new PrepareRequest(
            RecipeReader.read(null, List.of(settings))
                .withInputs(List.of(Input.of(input.toString()))),
            output.toString(),
            runner,
            parallelism,
            null,
            false,
            false));
  }

  /** Every file of a dataset that must be equal from run to run, by its path. */
  static Map<String, byte[]> files(Path dataset) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(dataset)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = dataset.relativize(path).toString().replace('\\', '/');
        if (!name.equals("run.json") && !name.equals("report.html")) {
          files.put(name, Files.readAllBytes(path));
        }
      }
    }
    return files;
  }
}
