package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TokenizersTest {
  private static final Map<String, EncodingType> TYPES =
      Map.of(
          "r50k_base", EncodingType.R50K_BASE,
          "cl100k_base", EncodingType.CL100K_BASE,
          "o200k_base", EncodingType.O200K_BASE);

  @TempDir Path directory;

  @BeforeAll
  static void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static Vocabulary find(Path path) {
    return Tokenizers.find(new Vocabulary(path.toString()), path.toString());
  }

  @Test
  void filesAreFoundByThemselvesAndByTheirDirectory() throws IOException {
    byte[] content = SmallFiles.bytes("qwen.json");
    Path file = write("tiny/tokenizer.json", content);
    Vocabulary byFile = find(file);
    assertEquals(file.toString(), byFile.file());
    assertEquals(
        "3d7538de82e6", // of the file's content
        byFile.sha256().substring(0, 12));
    assertEquals("tokenizer.json", Tokenizers.of(byFile).name());
    Vocabulary byDirectory = find(directory.resolve("tiny"));
    assertEquals(file.toString(), byDirectory.file());
    assertEquals("tiny", Tokenizers.of(byDirectory).name());
    assertEquals(0, Tokenizers.of(byFile).endOfText());
    assertSame(Tokenizers.of(byFile), Tokenizers.of(byFile));
    assertEquals(Optional.empty(), Tokenizers.remark(byFile));
  }

  @Test
  void theConfigurationBesideAFileSaysWhatEndsATextThere() throws IOException {
    assertEquals(1, endOfText("<|im_start|>"));
  }

  /** Whether a model is trained to talk or not, what ends a turn does not end a text. */
  @Test
  void theEndOfATurnEndsNoText() throws IOException {
    assertEquals(0, endOfText("<|im_end|>"));
  }

  private int endOfText(String eosToken) throws IOException {
    String config = "{\"eos_token\": \"" + eosToken + "\"}";
    write("tokenizer_config.json", config.getBytes(StandardCharsets.UTF_8));
    return Tokenizers.of(find(write("tokenizer.json", SmallFiles.bytes("qwen.json")))).endOfText();
  }

  @Test
  void otherFamiliesGoThroughTheReferenceLibrary() throws IOException {
    Vocabulary found = find(write("unigram.json", SmallFiles.bytes("unigram.json")));
    assertEquals(
        "tokenizer unigram.json goes through the reference library, at a fiftieth of the speed:"
            + " a model of type Unigram",
        Tokenizers.remark(found).orElseThrow());
    assertTrue(Tokenizers.of(found).count("hello") > 0);
  }

  @Test
  void whatCannotBeUsedIsToldInWords() throws IOException {
    assertEquals(
        "no such file, and no directory with a tokenizer.json",
        assertThrows(TokenizerException.class, () -> find(directory.resolve("none"))).getMessage());
    assertEquals(
        "no such file, and no directory with a tokenizer.json",
        assertThrows(TokenizerException.class, () -> find(directory)).getMessage());
    Path broken = write("broken.json", "{".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "not JSON, or cut short",
        assertThrows(TokenizerException.class, () -> find(broken)).getMessage());
  }

  @Test
  void aWorkerRefusesOtherFilesThanTheRunWasStartedWith() throws IOException {
    String path = write("x.json", SmallFiles.bytes("qwen.json")).toString();
    String sha256 = find(directory.resolve("x.json")).sha256();
    for (Vocabulary other :
        List.of(new Vocabulary("x", path, "00", ""), new Vocabulary("x", path, sha256, "00"))) {
      assertEquals(
          "it, or the tokenizer_config.json beside it, is another than when the run was started",
          assertThrows(TokenizerException.class, () -> Tokenizers.of(other)).getMessage());
    }
  }

  @Test
  void anotherConfigurationBesideAFileIsAnotherVocabulary() throws IOException {
    Path file = write("tokenizer.json", SmallFiles.bytes("qwen.json"));
    Vocabulary alone = find(file);
    write(
        "tokenizer_config.json",
        "{\"eos_token\": \"<|im_start|>\"}".getBytes(StandardCharsets.UTF_8));
    Vocabulary configured = find(file);
    assertEquals(0, Tokenizers.of(alone).endOfText());
    assertEquals(1, Tokenizers.of(configured).endOfText());
  }

  @Test
  void anotherFileUnderTheSameNameIsAnotherVocabulary() throws IOException {
    Vocabulary one = find(write("t.json", SmallFiles.bytes("gpt2.json")));
    Vocabulary other = find(write("t.json", SmallFiles.bytes("llama3.json")));
    assertNotSame(Tokenizers.of(one), Tokenizers.of(other));
  }

  /**
   * jtokkit is another implementation on the same ranks. It has its categories of characters from
   * Java, which knows fewer of them than tiktoken does.
   */
  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void idsOfOpenAiAreThoseOfJtokkit(Vocabulary vocabulary) {
    Tokenizer ours = Tokenizers.of(vocabulary);
    var theirs = Encodings.newLazyEncodingRegistry().getEncoding(TYPES.get(ours.name()));
    SplittableRandom random = new SplittableRandom(8);
    for (int n = 0; n < 10_000; n++) {
      String text = RandomStrings.next(random);
      if (!text.codePoints().allMatch(Character::isDefined)) {
        continue;
      }
      assertEquals(
          Arrays.toString(theirs.encodeOrdinary(text).toArray()),
          Arrays.toString(ours.encode(text)),
          text);
    }
  }

  /** A second for each at most; where merging is quadratic it is hours. */
  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void runsOfAMillionTakeLinearTime(Vocabulary vocabulary) {
    Tokenizer tokenizer = Tokenizers.of(vocabulary);
    for (String unit : new String[] {"a", "=", "^", "好", "\u200d", " ", "\n", "ab", "=^", "😀"}) {
      String text = unit.repeat(1_000_000 / unit.length());
      int[] ids = tokenizer.encode(text);
      assertEquals(text, tokenizer.decode(ids));
    }
  }

  @Test
  void threadsShareATokenizer() {
    Tokenizer tokenizer = Tokenizers.of(Vocabulary.O200K);
    SplittableRandom random = new SplittableRandom(9);
    String[] texts =
        IntStream.range(0, 500).mapToObj(i -> RandomStrings.next(random)).toArray(String[]::new);
    int[][] alone = Arrays.stream(texts).map(tokenizer::encode).toArray(int[][]::new);
    int[][] together = Arrays.stream(texts).parallel().map(tokenizer::encode).toArray(int[][]::new);
    assertTrue(Arrays.deepEquals(alone, together));
  }
}
