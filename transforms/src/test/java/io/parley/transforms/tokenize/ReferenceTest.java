package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.tokenize.bpe.ByteLevelTokenizers;
import io.parley.transforms.tokenize.djl.DjlTokenizer;
import io.parley.transforms.tokenize.pretokenize.UnsupportedPartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ids and spans are those of Hugging Face's library: for small vocabularies of each shape, and for
 * the one in {@code -Dtokenize.directory=DIR} where that is given. {@code -Dtokenize.random=N} for
 * other than 1,000 random strings each.
 */
class ReferenceTest {
  private record File(String name, byte[] content) {
    /** Spans are compared where the file's own normalizer moves nothing. */
    boolean normalizes() {
      return new String(content, 0, 20_000, StandardCharsets.UTF_8).contains("\"NFC\"");
    }

    boolean trimsSpans() {
      return name.equals("gpt2.json");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<File> files() throws IOException {
    Stream<File> small =
        Stream.of("gpt2.json", "qwen.json", "llama3.json", "shuffled.json", "other_splits.json")
            .map(name -> new File(name, SmallFiles.bytes(name)));
    String directory = System.getProperty("tokenize.directory");
    return directory == null
        ? small
        : Stream.concat(
            small,
            Stream.of(
                new File(directory, Files.readAllBytes(Path.of(directory, "tokenizer.json")))));
  }

  private static void compare(Tokenizer ours, Tokenizer reference, String text, boolean spans) {
    Encoding encoding = ours.encodeWithOffsets(text);
    Encoding expected = reference.encodeWithOffsets(text);
    assertArrayEquals(expected.ids(), encoding.ids(), text);
    assertArrayEquals(expected.ids(), ours.encode(text), text);
    assertEquals(expected.ids().length, ours.count(text));
    if (spans) {
      assertArrayEquals(expected.starts(), encoding.starts(), text);
      assertArrayEquals(expected.ends(), encoding.ends(), text);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void randomStrings(File file) throws UnsupportedPartException {
    Tokenizer ours = ByteLevelTokenizers.read(file.name(), file.content(), null);
    Tokenizer reference = DjlTokenizer.read(file.name(), file.content(), null, "tested");
    SplittableRandom random = new SplittableRandom(6);
    for (int n = Integer.getInteger("tokenize.random", 1_000); n > 0; n--) {
      String text = RandomStrings.next(random);
      compare(ours, reference, text, !file.normalizes() && !file.trimsSpans());
    }
  }

  /** One character that the vocabulary's NFC makes two of: both, and their parts, came from it. */
  @Test
  void charactersThatNormalizationTakesApart() throws Exception {
    Tokenizer ours = ByteLevelTokenizers.read("qwen.json", SmallFiles.bytes("qwen.json"), null);
    Tokenizer reference =
        DjlTokenizer.read("qwen.json", SmallFiles.bytes("qwen.json"), null, "tested");
    compare(ours, reference, "আপনি কোথায় থাকেন? হয়েছে", true);
    compare(ours, reference, "\u0958a\u0958\u0958 \uFB2Ab\uFB2A", true);
  }

  /** Each character among others, and each twice. */
  @ParameterizedTest
  @MethodSource("files")
  void allOfUnicode(File file) throws UnsupportedPartException {
    Tokenizer ours = ByteLevelTokenizers.read(file.name(), file.content(), null);
    Tokenizer reference = DjlTokenizer.read(file.name(), file.content(), null, "tested");
    for (int block = 0; block <= Character.MAX_CODE_POINT; block += 16) {
      if (block >= 0xD800 && block < 0xE000) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      IntStream.range(block, block + 16)
          .forEach(
              point -> {
                text.appendCodePoint(point).append('a').appendCodePoint(point);
                text.append(' ').appendCodePoint(point).append('7').appendCodePoint(point);
                text.append("\n ").appendCodePoint(point).appendCodePoint(point);
              });
      compare(ours, reference, text.toString(), false);
      // Planes without characters are all alike.
      block += block > 0x32000 && block < 0xDFF00 ? 0xFF0 : 0;
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void runs(File file) throws UnsupportedPartException {
    Tokenizer ours = ByteLevelTokenizers.read(file.name(), file.content(), null);
    Tokenizer reference = DjlTokenizer.read(file.name(), file.content(), null, "tested");
    for (String unit :
        List.of(
            "a", "=", "^", "好", "\u200d", " ", "\n", "\r\n", "\t", "ab", "=^", "a1", "😀", "'s")) {
      for (int length : new int[] {2, 3, 5, 16, 17, 64, 127, 128, 129, 1_000, 5_000}) {
        compare(ours, reference, unit.repeat(length), !file.trimsSpans());
      }
    }
  }
}
