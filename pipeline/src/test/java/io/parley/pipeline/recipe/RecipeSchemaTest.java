package io.parley.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.pipeline.JsonSchemas;
import io.parley.transforms.clean.privacy.PiiMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The JSON Schema of recipes agrees with their reader. */
class RecipeSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A new key is a line in {@code recipe.schema.json}. */
  @Test
  void hasEveryKeyAndNoOther() throws IOException {
    Set<String> names = new TreeSet<>();
    collect("", JSON.readTree(JsonSchemas.text("recipe")), names);
    assertEquals(new TreeSet<>(RecipeKeys.TABLE.names()), names);
  }

  private static void collect(String prefix, JsonNode schema, Set<String> names) {
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = prefix + property.getKey();
              if (property.getValue().has("properties")) {
                collect(name + ".", property.getValue(), names);
              } else {
                names.add(name);
              }
            });
  }

  @Test
  void takesTheDefaultRecipe() throws IOException {
    assertEquals(List.of(), problems(Files.readString(Path.of("../samples/recipes/default.yaml"))));
  }

  /** Every value that the reader is tested with, as it stands in a manifest. */
  @Test
  void takesWhatTheReaderTakes() {
    Set<String> problems = new TreeSet<>();
    RecipeTest.OTHERS.forEach(
        (key, value) ->
            problems.addAll(
                JsonSchemas.problems(
                    "recipe", RecipeReader.read(null, List.of(key + "=" + value)).toJson())));
    assertEquals(Set.of(), problems);
  }

  @Test
  void takesEveryModeOfEveryKind() {
    Set<String> problems = new TreeSet<>();
    for (String key : new TreeSet<>(RecipeKeys.TABLE.names())) {
      if (key.startsWith("clean.pii.")) {
        for (PiiMode mode : PiiMode.values()) {
          String name = mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
          String kind = key.substring("clean.pii.".length());
          problems.addAll(problems("clean: {pii: {" + kind + ": " + name + "}}"));
        }
      }
    }
    assertEquals(Set.of(), problems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "emit:",
        "clean: {pii: {email: }}",
        "inputs: [{path: 'dumps/*.zst', license: }]",
      })
  void takesWhatIsShort(String recipe) {
    assertEquals(List.of(), problems(recipe));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emits: {}",
        "emit: [parquet]",
        "emit: {format: csv}",
        "emit: {shards: 0}",
        "emit: {shards: many}",
        "emit: {views: []}",
        "emit: {views: [chat, chat]}",
        "split: {train: 1.5}",
        "filter: {languages: [English]}",
        "filter: {turn_chars: 3}",
        "inputs: [{format: reddit}]",
        "inputs: [x]",
        "tokenize: {max_tokens: 15}",
        "dedup: {pairs: yes}",
      })
  void refusesWhatTheReaderRefuses(String recipe) {
    assertFalse(problems(recipe).isEmpty());
  }

  private static List<String> problems(String yaml) {
    Object value =
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    return JsonSchemas.problems("recipe", JSON.valueToTree(value));
  }
}
