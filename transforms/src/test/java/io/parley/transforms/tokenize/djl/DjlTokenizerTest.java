package io.parley.transforms.tokenize.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.transforms.tokenize.Encoding;
import io.parley.transforms.tokenize.SmallFiles;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.TokenizerException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DjlTokenizerTest {
  private static Tokenizer read(String name) {
    return DjlTokenizer.read(name, SmallFiles.bytes(name + ".json"), null, "another family");
  }

  /** A Unigram model finds the names of control tokens in text; ours must not. */
  @Test
  void controlTokensInTextAreText() {
    Tokenizer unigram = read("unigram");
    assertEquals(0, unigram.control("<s>"));
    assertEquals(1, unigram.endOfText());
    assertEquals(0, unigram.beginOfText());
    int[] ids = unigram.encode("say <s> and </s> to me");
    assertTrue(Arrays.stream(ids).noneMatch(id -> id == 0 || id == 1), Arrays.toString(ids));
    assertEquals("<s>say it</s>", decodeBetween(unigram, "say it"));
    Tokenizer wordPiece = read("word_piece");
    int[] words = wordPiece.encode("the [CLS] of [SEP]");
    assertTrue(
        Arrays.stream(words)
            .noneMatch(id -> id == wordPiece.control("[CLS]") || id == wordPiece.control("[SEP]")));
  }

  private static String decodeBetween(Tokenizer tokenizer, String text) {
    int[] inner = tokenizer.encode(text);
    int[] all = new int[inner.length + 2];
    all[0] = tokenizer.beginOfText();
    System.arraycopy(inner, 0, all, 1, inner.length);
    all[all.length - 1] = tokenizer.endOfText();
    return tokenizer.decode(all);
  }

  @Test
  void spansAreUtf16() {
    Encoding encoding = read("word_piece").encodeWithOffsets("\uD83D\uDE00 the \uD83D\uDE00 of");
    assertEquals("[0, 3, 7, 10]", Arrays.toString(encoding.starts()));
    assertEquals("[2, 6, 9, 12]", Arrays.toString(encoding.ends()));
  }

  @Test
  void loneSurrogatesAndNoncharactersAreReplaced() {
    Tokenizer tokenizer = read("llama3");
    assertArrayEquals(
        tokenizer.encode("a\uFFFD\uD83D\uDE00\uFFFD\u0000"),
        tokenizer.encode("a\uD83D\uD83D\uDE00\uDE00\u0000"));
    Tokenizer unigram = read("unigram");
    assertArrayEquals(unigram.encode("a\uFFFDcontrol0"), unigram.encode("a\uFDD0control0"));
  }

  @Test
  void whatTheLibraryRefusesIsToldInWords() {
    byte[] file = "{\"model\": {\"type\": \"Magic\"}}".getBytes(StandardCharsets.UTF_8);
    TokenizerException e =
        assertThrows(
            TokenizerException.class,
            () -> DjlTokenizer.read("x", file, null, "a model of type Magic"));
    assertEquals("the reference library does not take it (a model of type Magic)", e.getMessage());
  }
}
