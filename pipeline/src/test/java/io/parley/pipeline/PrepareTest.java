package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.recipe.Input;
import io.parley.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in a recipe that only its files show: told before anything is overwritten. */
class PrepareTest {
  @TempDir Path directory;

  /** What is said of a run over a finished dataset, which stays. */
  private String refusal(String... settings) throws IOException {
    Path success = directory.resolve("out/_SUCCESS");
    Files.createDirectories(success.getParent());
    Files.writeString(success, "");
    Path input = Files.writeString(directory.resolve("in.jsonl"), Chats.of("a", "b"));
    PrepareRequest request =
        new PrepareRequest(
            RecipeReader.read(null, List.of(settings))
                .withInputs(List.of(Input.of(input.toString()))),
            success.getParent().toString(),
            Runner.DIRECT,
            null,
            null,
            false,
            true);
    RunException e = assertThrows(RunException.class, () -> Prepare.run(request));
    assertEquals(ExitStatus.USAGE, e.exitStatus());
    assertTrue(Files.exists(success));
    return e.getMessage();
  }

  @Test
  void aTokenToMaskWithThatTheVocabularyLacks() throws IOException {
    assertEquals(
        "tokenize.mask.token: r50k_base has no control token <|mask|>",
        refusal("tokenize.tokenizer=gpt2", "tokenize.mask={share: 0.1, token: <|mask|>}"));
  }
}
