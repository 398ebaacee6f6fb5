package io.parley.transforms.tokenize.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.parley.transforms.tokenize.RandomStrings;
import io.parley.transforms.tokenize.SmallFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergerTest {
  private static List<Integer> merge(Merger merger, byte[] text) {
    TokenIds ids = new TokenIds();
    merger.merge(text, text.length, ids);
    return Arrays.stream(ids.toArray()).boxed().toList();
  }

  private static Model model(String file) {
    return new Model(TokenizerJson.read(SmallFiles.bytes(file)).merges());
  }

  private static byte[] randomText(SplittableRandom random, TokenBytes tokens) {
    if (random.nextInt(3) == 0) {
      byte[] text = RandomStrings.next(random).getBytes(StandardCharsets.UTF_8);
      return text.length == 0 ? new byte[] {' '} : Arrays.copyOf(text, Math.min(80, text.length));
    }
    byte[] text = new byte[random.nextInt(1, 60)];
    int length = 0;
    int kinds = random.nextInt(1, 40);
    long seed = random.nextLong();
    while (length < text.length) {
      // Few tokens again and again: runs of equal ones are where merging left to right matters.
      int id = new SplittableRandom(seed + random.nextInt(kinds)).nextInt(tokens.size());
      for (int i = 0; i < tokens.length(id) && length < text.length; i++) {
        text[length++] = tokens.array()[tokens.start(id) + i];
      }
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2.json", "qwen.json", "llama3.json", "other_splits.json"})
  void neighboursAreFoundAsMergingMakesThem(String file) throws IOException {
    Model model = model(file);
    Merger merger = assertInstanceOf(BacktrackingMerger.class, model.merger());
    equalsNaiveMerging(merger, model, new NaiveMerging(SmallFiles.bytes(file)));
  }

  /** There tokens merge after what is made of them, so that neighbours are not told by ranks. */
  @Test
  void mergesInAnyOrderAreDoneOneByOne() throws IOException {
    Model model = model("shuffled.json");
    Merger merger = assertInstanceOf(HeapMerger.class, model.merger());
    equalsNaiveMerging(merger, model, new NaiveMerging(SmallFiles.bytes("shuffled.json")));
  }

  private static void equalsNaiveMerging(Merger merger, Model model, NaiveMerging naive) {
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 4_000; n++) {
      byte[] text = randomText(random, model.tokens());
      assertEquals(naive.merge(text), merge(merger, text), () -> Arrays.toString(text));
    }
  }

  /** Of OpenAI's vocabularies the table of merges is every way to make a token in two. */
  @ParameterizedTest
  @ValueSource(strings = {"r50k_base", "cl100k_base", "o200k_base"})
  void neighboursOfRanksAreFoundAsMergingMakesThem(String name) {
    Merges merges = OpenAiRanks.read(name);
    Model model = new Model(merges);
    Merger merger = assertInstanceOf(BacktrackingMerger.class, model.merger());
    int[] bytes = new int[256];
    Arrays.setAll(bytes, value -> merges.tokens().find(new byte[] {(byte) value}, 0, 1));
    HeapMerger plain = new HeapMerger(bytes, merges.pairs());
    SplittableRandom random = new SplittableRandom(4);
    for (int n = 0; n < 20_000; n++) {
      byte[] text = randomText(random, merges.tokens());
      assertEquals(merge(plain, text), merge(merger, text), () -> Arrays.toString(text));
    }
  }
}
