package io.parley.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The shipped recipe that spells out the defaults. */
class DefaultRecipeTest {
  private static final Path FILE = Path.of("../samples/recipes/default.yaml");

  @Test
  void saysWhatTheDefaultsAre() {
    assertEquals(Recipe.defaults(), RecipeReader.read(FILE, List.of()));
  }

  @Test
  void theOtherShippedRecipeIsOne() {
    Recipe linux =
        RecipeReader.read(Path.of("../samples/recipes/domain-linux-help.yaml"), List.of());
    assertEquals(6, linux.inputs().size());
    assertTrue(linux.filter().source().topics().keywords().contains("linux"));
  }

  @Test
  void namesEveryKeyInOrder() throws IOException {
    assertEquals(List.copyOf(RecipeKeys.TABLE.names()), List.copyOf(lines().keySet()));
  }

  @Test
  void namesEveryFieldOfInputs() throws IOException {
    String text = Files.readString(FILE);
    InputKeys.TABLE.names().forEach(name -> assertTrue(text.contains(name + ":"), name));
  }

  /** A comment stands above each key, or above the first of some that belong together. */
  @Test
  void givesReasons() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    List<String> bare = new ArrayList<>();
    lines()
        .forEach(
            (key, line) -> {
              if (!lines.get(line - 1).strip().startsWith("#")) {
                bare.add(key);
              }
            });
    assertEquals(
        List.of(
            "filter.turn_chars.min",
            "filter.turn_chars.max",
            "filter.turn_words.min",
            "filter.turn_words.max",
            "filter.turn_tokens.min",
            "filter.turn_tokens.max",
            "filter.communities.allow",
            "filter.communities.block",
            "filter.topics.keywords",
            "filter.topics.communities",
            "filter.created.from",
            "filter.created.until",
            "filter.turns.min",
            "filter.turns.max",
            "filter.speakers.min",
            "filter.speakers.max",
            "filter.unanswered",
            "filter.score.min",
            "dedup.per_response",
            "split.validation",
            "split.test"),
        bare);
  }

  /** The line of every key that has a value, from 0. */
  private static Map<String, Integer> lines() throws IOException {
    Map<String, Integer> lines = new LinkedHashMap<>();
    collect(
        "",
        new Compose(LoadSettings.builder().build())
            .composeString(Files.readString(FILE))
            .orElseThrow(),
        lines);
    return lines;
  }

  private static void collect(String prefix, Node node, Map<String, Integer> lines) {
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      String name = prefix + ((ScalarNode) tuple.getKeyNode()).getValue();
      if (tuple.getValueNode() instanceof MappingNode) {
        collect(name + ".", tuple.getValueNode(), lines);
      } else {
        lines.put(name, tuple.getKeyNode().getStartMark().orElseThrow().getLine());
      }
    }
  }
}
