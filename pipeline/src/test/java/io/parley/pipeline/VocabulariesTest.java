package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.pipeline.recipe.Recipe;
import io.parley.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recipe asks of a vocabulary, and one that has it not, before anything runs. */
class VocabulariesTest {
  private static final Path SMALL = Path.of("../samples/tokenizers/small/tokenizer.json");

  @TempDir Path directory;

  private Path endless;

  @BeforeEach
  void makeVocabularyWithoutEndOfText() throws IOException {
    endless = Files.createDirectory(directory.resolve("endless"));
    Files.writeString(
        endless.resolve("tokenizer.json"),
        Files.readString(SMALL).replace("<|endoftext|>", "<|other|>"));
  }

  private Recipe recipe(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("tokenize.tokenizer=" + endless + "/");
    return RecipeReader.read(null, all);
  }

  private void refuses(String message, String... settings) {
    Recipe recipe = recipe(settings);
    RunException e = assertThrows(RunException.class, () -> Vocabularies.found(recipe));
    assertEquals(message, e.getMessage());
    assertEquals(ExitStatus.USAGE, e.exitStatus());
  }

  @Test
  void documentsNeedAnEnd() {
    refuses("tokenize.ids: endless has no token to end a document with", "tokenize.ids=true");
    refuses(
        "emit.exports: megatron: endless has no token to end a document with",
        "emit.exports=[megatron]");
  }

  /** A reply ends as the template says, and so do rows of other views. */
  @ParameterizedTest
  @ValueSource(
      strings = {"tokenize.ids=false", "tokenize.ids=true", "tokenize.mask.token=<|im_end|>"})
  void whatIsThereIsEnough(String setting) {
    Recipe recipe = recipe(setting, "emit.views=[kto]");
    assertDoesNotThrow(() -> Vocabularies.found(recipe));
  }

  @Test
  void whatStandsInIsAControlToken() {
    refuses(
        "tokenize.mask.token: endless has no control token <|mask|>",
        "tokenize.mask={share: 0.1, token: '<|mask|>'}");
  }

  @Test
  void aTemplateWhoseTokensAreMissing() {
    refuses(
        "tokenize.tokenizer: "
            + endless
            + "/: it has no <|start_header_id|>, which the template llama3 needs",
        "tokenize.template=llama3");
  }
}
