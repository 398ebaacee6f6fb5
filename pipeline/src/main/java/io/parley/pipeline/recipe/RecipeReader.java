package io.parley.pipeline.recipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads recipes: a YAML file, and {@code key=value} settings over it. All problems are told at
 * once, in a {@link RecipeException}.
 */
public final class RecipeReader {
  private final Problems problems = new Problems();
  private final Settings<Recipe> settings = new Settings<>(RecipeKeys.TABLE, "");

  private RecipeReader() {}

  /**
   * A recipe from a file.
   *
   * @param file the YAML file; null for the defaults
   * @param overrides each {@code key=value}, the value in YAML; the last one of a key counts
   */
  public static Recipe read(Path file, List<String> overrides) {
    RecipeReader reader = new RecipeReader();
    if (file != null) {
      reader.addText(text(file), file.toString());
    }
    for (int i = 0; i < overrides.size(); i++) {
      reader.addOverride(overrides.get(i), i + 1);
    }
    return new RecipeMaker(reader.settings, reader.problems).recipe();
  }

  private static String text(Path file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new RecipeException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new RecipeException(file + ": not UTF-8");
    } catch (IOException e) {
      throw new RecipeException(
          file + (Files.isDirectory(file) ? ": a directory, not a recipe" : ": cannot be read"));
    }
  }

  private void addText(String text, String name) {
    Place place = new Place(0, name, 1);
    compose(text, place)
        .ifPresent(root -> settings.addAll(new Given("recipe", root, place, problems)));
  }

  private void addOverride(String override, int order) {
    Place place = new Place(order, "--set", 0);
    int equals = override.indexOf('=');
    if (equals < 1) {
      problems.add(place, Given.printable(override), "not key=value");
      return;
    }
    String key = override.substring(0, equals).strip();
    // An empty text has no node at all.
    String value = override.substring(equals + 1);
    compose(value.isBlank() ? "~" : value, place)
        .ifPresent(
            node -> settings.add(key, new Given(Given.printable(key), node, place, problems)));
  }

  private Optional<Node> compose(String text, Place place) {
    LoadSettings load =
        LoadSettings.builder().setLabel(place.name()).setSchema(new CoreSchema()).build();
    try {
      return new Compose(load).composeString(text);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      Place at = place.line() == 0 ? place : new Place(place.order(), place.name(), line);
      problems.add(at, "not YAML", String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(place, "not YAML", String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      // The library recurses; nothing that is a recipe nests thousands of levels deep.
      problems.add(place, "not a recipe", "nested too deeply");
    }
    return Optional.empty();
  }
}
