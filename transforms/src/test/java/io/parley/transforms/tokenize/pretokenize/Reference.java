package io.parley.transforms.tokenize.pretokenize;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The Hugging Face library, through DJL, with a vocabulary of the 256 bytes and no merges: the ids
 * of a text are its bytes after normalization, and their word numbers are its pieces.
 */
final class Reference implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  Reference(String normalizer, String preTokenizer) {
    byte[] file = Files.tokenizer(normalizer, preTokenizer).getBytes(StandardCharsets.UTF_8);
    try {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(file),
              Map.of(
                  "truncation",
                  "DO_NOT_TRUNCATE",
                  "padding",
                  "DO_NOT_PAD",
                  "addSpecialTokens",
                  "false"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pieces as text, after normalization. */
  List<String> pieces(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    List<String> pieces = new ArrayList<>();
    long[] ids = encoding.getIds();
    long[] words = encoding.getWordIds();
    int start = 0;
    for (int i = 1; i <= ids.length; i++) {
      if (i == ids.length || words[i] != words[start]) {
        pieces.add(text(ids, start, i));
        start = i;
      }
    }
    return pieces;
  }

  /** The text after normalization. */
  String normalized(String text) {
    long[] ids = tokenizer.encode(text, false, false).getIds();
    return text(ids, 0, ids.length);
  }

  /** Start and end, in code points of the original, of every byte. */
  CharSpan[] spans(String text) {
    return tokenizer.encode(text, false, false).getCharTokenSpans();
  }

  private static String text(long[] ids, int from, int to) {
    byte[] bytes = new byte[to - from];
    for (int i = from; i < to; i++) {
      bytes[i - from] = (byte) ids[i];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Those of the code points that a pattern for one code point does not match. */
  static int[] outside(String pattern, int[] points) {
    IntStream.Builder outside = IntStream.builder();
    try (Reference reference = new Reference("null", Files.split(pattern, "Removed", false))) {
      for (int from = 0; from < points.length; from += 4096) {
        int count = Math.min(4096, points.length - from);
        int last = -1;
        for (CharSpan span : reference.spans(new String(points, from, count))) {
          if (span.getStart() != last) {
            last = span.getStart();
            outside.add(points[from + last]);
          }
        }
      }
    }
    return outside.build().toArray();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
