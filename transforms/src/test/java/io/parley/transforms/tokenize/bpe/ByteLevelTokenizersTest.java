package io.parley.transforms.tokenize.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.transforms.tokenize.Encoding;
import io.parley.transforms.tokenize.RandomStrings;
import io.parley.transforms.tokenize.SmallFiles;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.TokenizerException;
import io.parley.transforms.tokenize.pretokenize.UnsupportedPartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLevelTokenizersTest {
  private static Tokenizer ours(String name) {
    try {
      return ByteLevelTokenizers.read(name, SmallFiles.bytes(name + ".json"), null);
    } catch (UnsupportedPartException e) {
      throw new AssertionError(e);
    }
  }

  /** Made with Hugging Face's library by small_tokenizers.py, which is beside the file. */
  @Test
  void equalsTheReference() throws IOException {
    Map<String, Tokenizer> tokenizers = new HashMap<>();
    int rows = 0;
    String goldens = new String(SmallFiles.bytes("golden.jsonl"), StandardCharsets.UTF_8);
    for (String line : goldens.strip().split("\n", -1)) {
      JsonNode golden = new ObjectMapper().readTree(line);
      int[] ids =
          StreamSupport.stream(golden.get("ids").spliterator(), false)
              .mapToInt(JsonNode::asInt)
              .toArray();
      Tokenizer tokenizer =
          tokenizers.computeIfAbsent(
              golden.get("tokenizer").asText(), ByteLevelTokenizersTest::ours);
      assertArrayEquals(ids, tokenizer.encode(golden.get("text").asText()), line);
      rows++;
    }
    assertEquals(100, rows);
    assertEquals(5, tokenizers.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "llama3", "shuffled", "other_splits"})
  void decodingGivesTheTextBack(String name) {
    Tokenizer tokenizer = ours(name);
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 0; n < 5_000; n++) {
      String text = RandomStrings.next(random);
      assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
    }
    StringBuilder all = new StringBuilder();
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(codePoint -> codePoint < 0xD800 || codePoint >= 0xE000)
        .forEach(all::appendCodePoint);
    assertEquals(all.toString(), tokenizer.decode(tokenizer.encode(all.toString())));
  }

  @Test
  void spansCoverTheCharactersThatTokensHaveAPartOf() {
    Encoding encoding = ours("llama3").encodeWithOffsets("a\uD83D\uDE00b\u4E02");
    // The emoji is four tokens of a byte, the last character one of two bytes and one of one.
    assertEquals("[0, 1, 1, 1, 1, 3, 4, 4]", Arrays.toString(encoding.starts()));
    assertEquals("[1, 3, 3, 3, 3, 4, 5, 5]", Arrays.toString(encoding.ends()));
  }

  /** The normalizer composes the letter; the token covers both characters that it came from. */
  @Test
  void spansArePlacesInTheTextAsItWas() {
    Encoding encoding = ours("qwen").encodeWithOffsets("x e\u0301 y");
    assertEquals(0, encoding.starts()[0]);
    int last = encoding.ids().length - 1;
    assertEquals(6, encoding.ends()[last]);
    assertEquals(4, encoding.starts()[last]);
    assertEquals(4, encoding.ends()[last - 1]);
  }

  @Test
  void loneSurrogatesAreReplacementCharacters() {
    Tokenizer tokenizer = ours("llama3");
    assertArrayEquals(tokenizer.encode("a\uFFFDb\uFFFD"), tokenizer.encode("a\uD83Db\uDE00"));
    assertEquals("\uFFFD\uFFFD", tokenizer.decode(tokenizer.encode("\uDE00\uD83D")));
    Encoding encoding = tokenizer.encodeWithOffsets("\uD83Dx");
    assertEquals(2, encoding.ends()[encoding.ids().length - 1]);
    // What an earlier text had at that place is no half of it.
    tokenizer.encode("ab\uDE00");
    Encoding last = tokenizer.encodeWithOffsets("a\uD83D");
    assertEquals(2, last.ends()[last.ids().length - 1]);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt2, <|endoftext|>, 0",
    "qwen, <|im_start|>, 1",
    "qwen, <|im_end|>, 2",
    "llama3, <|begin_of_text|>, 0"
  })
  void controlTokensInTextAreText(String name, String control, int id) {
    Tokenizer tokenizer = ours(name);
    assertEquals(id, tokenizer.control(control));
    int[] ids = tokenizer.encode("a" + control + " " + control);
    assertTrue(Arrays.stream(ids).noneMatch(token -> token == id));
    assertEquals("a" + control + " " + control, tokenizer.decode(ids));
    assertEquals(control, tokenizer.decode(new int[] {id}));
    assertEquals(-1, tokenizer.control("<|nothing|>"));
  }

  @Test
  void endsOfTextAreTold() throws UnsupportedPartException {
    assertEquals(0, ours("gpt2").endOfText());
    assertEquals(-1, ours("gpt2").beginOfText());
    assertEquals(0, ours("llama3").beginOfText());
    assertEquals(1, ours("llama3").endOfText());
    String config =
        "{\"bos_token\": null, \"eos_token\": {\"content\": \"<|im_start|>\", \"special\": true}}";
    Tokenizer configured =
        ByteLevelTokenizers.read(
            "q", SmallFiles.bytes("qwen.json"), config.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, configured.endOfText());
    assertEquals(-1, configured.beginOfText());
    assertEquals(3000, configured.vocabularySize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|not JSON, or cut short",
        "{|not JSON, or cut short",
        "nonsense|not JSON, or cut short",
        "[]|no tokenizer.json: not a JSON object",
        "{}|no tokenizer.json: it has no model",
        "{'model': 1}|its model is not an object",
        "{'model': {'type': 'BPE'}}|its model has no vocabulary",
        "{'model': {'type': 'BPE', 'vocab': {'a': 'b'}}}|broken vocabulary: a token without an id",
        "{'model': {'type': 'BPE', 'vocab': {'a': -1}}}|broken vocabulary: a token without an id",
        "{'model': {'type': 'BPE', 'vocab': {'a': 1, 'b': 1}}}|broken vocabulary: two tokens have the id 1",
        "{'model': {'type': 'BPE', 'vocab': {'a': 1}, 'merges': ['a']}}|broken vocabulary: merge 1 is no pair",
        "{'model': {'type': 'BPE', 'vocab': {'a': 1}, 'merges': [['a']]}}|broken vocabulary: merge 1 is no pair",
        "{'model': {'type': 'BPE', 'vocab': {'a': 1}, 'merges': ['a a', 3]}}|broken vocabulary: merge 2 is no pair",
        "{'added_tokens': [{'content': 'x'}]}|an added token has no id",
        "{'added_tokens': [{'id': 3}]}|the added token 3 has no content"
      })
  void brokenFilesAreToldInWords(String file, String message) {
    byte[] bytes = file.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    TokenizerException e =
        assertThrows(TokenizerException.class, () -> ByteLevelTokenizers.read("x", bytes, null));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a': 0, 'Ġ': 1|a ab|broken vocabulary: merge 1 names what is no token",
        "'a': 0, 'Ġ': 1|a a|broken vocabulary: merge 1 names what is no token",
      })
  void mergesOfWhatIsNoTokenAreToldInWords(String vocabulary, String merge, String message) {
    String file =
        "{'pre_tokenizer': {'type': 'ByteLevel', 'add_prefix_space': false, 'use_regex': true},"
            + " 'model': {'type': 'BPE', 'vocab': {"
            + vocabulary
            + "}, 'merges': ['"
            + merge
            + "']}}";
    byte[] bytes = file.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    TokenizerException e =
        assertThrows(TokenizerException.class, () -> ByteLevelTokenizers.read("x", bytes, null));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'type': 'Unigram', 'vocab': [['a', 0.0]]|a model of type Unigram",
        "'type': 'WordPiece', 'vocab': {'a': 0}|a model of type WordPiece",
        "'type': 'BPE', 'byte_fallback': true, 'vocab': {}, 'merges': []|a model with byte_fallback",
        "'type': 'BPE', 'fuse_unk': true, 'vocab': {}, 'merges': []|a model with fuse_unk",
        "'type': 'BPE', 'dropout': 0.1, 'vocab': {}, 'merges': []|a model with dropout",
        "'type': 'BPE', 'end_of_word_suffix': '</w>', 'vocab': {}|a model with end_of_word_suffix",
        "'type': 'BPE', 'vocab': {'a': 0}, 'merges': []|a vocabulary of characters, not of bytes"
      })
  void otherFamiliesAreNotOurs(String model, String reason) {
    byte[] bytes =
        ("{'model': {" + model + "}}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    UnsupportedPartException e =
        assertThrows(
            UnsupportedPartException.class, () -> ByteLevelTokenizers.read("x", bytes, null));
    assertEquals(reason, e.getMessage());
  }
}
