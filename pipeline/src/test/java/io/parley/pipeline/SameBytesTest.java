package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples give the same bytes on every runner and at every parallelism. */
class SameBytesTest {
  @TempDir static Path directory;

  private static Map<String, byte[]> expected;

  @BeforeAll
  static void onDirect() throws IOException {
    expected = run("direct", Runner.DIRECT, 2);
  }

  private static Map<String, byte[]> run(String name, Runner runner, int parallelism)
      throws IOException {
    Path output = directory.resolve(name);
    // Several shards, so that there is an order to get wrong.
    Datasets.prepare(
        Datasets.SAMPLES,
        output,
        runner,
        parallelism,
        "emit.shards=3",
        "segment.terms=true",
        "emit.views=[chat,pairs,tokens,packed,pretrain,prompts,preferences,kto]",
        "tokenize.ids=true",
        // Whose ids have 16 bits, as all formats can have them.
        "tokenize.tokenizer=gpt2",
        "emit.exports=[megatron, nanogpt, tfrecord, openai, llama-factory]",
        "mix=[{source: pairs, most: 100}, {source: irc, share: 0.5}]",
        "dedup.per_prompt=2",
        "dedup.per_response=1",
        "tokenize.max_tokens=256",
        "tokenize.overlong=cut",
        "tokenize.mask={share: 0.2, token: <|endoftext|>}",
        "tokenize.prompt_dropout=0.3");
    return Datasets.files(output);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void onEmbeddedFlink(int parallelism) throws IOException {
    Map<String, byte[]> files = run("flink" + parallelism, Runner.FLINK, parallelism);
    assertEquals(expected.keySet(), files.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, files.get(name), name));
  }

  @Test
  void nothingElseIsLeftBehind() {
    assertTrue(expected.containsKey("_SUCCESS"));
    for (String view :
        new String[] {
          "chat", "pairs", "tokens", "packed", "pretrain", "prompts", "preferences", "kto", "terms"
        }) {
      assertTrue(expected.containsKey(view + "/train-00002-of-00003.parquet"), view);
    }
    assertTrue(expected.containsKey("vocabulary/train-00002-of-00003.jsonl.zst"));
    for (String file :
        new String[] {
          "megatron/pretrain/train-00002-of-00003.bin",
          "megatron/pretrain/train-00002-of-00003.idx",
          "nanogpt/pretrain/train-00002-of-00003.bin",
          "tfrecord/tokens/train-00002-of-00003.tfrecord",
          "tfrecord/pretrain/train-00002-of-00003.tfrecord",
          "openai/chat/train-00002-of-00003.jsonl",
          "llama-factory/chat/train/train-00002-of-00003.jsonl",
          "llama-factory/pairs/train/train-00002-of-00003.jsonl",
          "llama-factory/dataset_info.json"
        }) {
      assertTrue(expected.containsKey(file), file);
    }
    assertFalse(Files.exists(directory.resolve("direct/_tmp")));
  }
}
