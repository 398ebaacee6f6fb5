package io.parley.transforms.tokenize.bpe;

import io.parley.transforms.tokenize.Encoding;
import io.parley.transforms.tokenize.TextEnds;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.pretokenize.Preparation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vocabulary of the byte-level family. A lone surrogate in a text becomes the ids of U+FFFD;
 * every other text comes back from its ids as it was, but for what the vocabulary's own normalizer
 * changes.
 */
final class BpeTokenizer implements Tokenizer {
  private final String name;
  private final Model model;
  private final Map<String, Integer> controls;
  private final Map<Integer, String> names = new TreeMap<>();
  private final int vocabularySize;
  private final int endOfText;
  private final int beginOfText;
  private final ThreadLocal<PieceEncoder> encoders;

  /**
   * @param controls ids of control tokens, by their names
   */
  BpeTokenizer(
      String name,
      Model model,
      Preparation preparation,
      Map<String, Integer> controls,
      TextEnds ends) {
    this.name = name;
    this.model = model;
    this.controls = Map.copyOf(controls);
    controls.forEach((content, id) -> names.put(id, content));
    this.endOfText = control(ends.end());
    this.beginOfText = control(ends.begin());
    vocabularySize =
        Math.max(
            model.tokens().size(),
            1 + controls.values().stream().mapToInt(Integer::intValue).max().orElse(-1));
    encoders = ThreadLocal.withInitial(() -> new PieceEncoder(model, preparation));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public int[] encode(String text) {
    return encoders.get().encode(text).toArray();
  }

  @Override
  public int count(String text) {
    return encoders.get().encode(text).size();
  }

  @Override
  public Encoding encodeWithOffsets(String text) {
    return encoders.get().encodeWithOffsets(text);
  }

  @Override
  public int control(String content) {
    return controls.getOrDefault(content, -1);
  }

  @Override
  public int endOfText() {
    return endOfText;
  }

  @Override
  public int beginOfText() {
    return beginOfText;
  }

  @Override
  public String decode(int[] ids) {
    TokenBytes tokens = model.tokens();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length * 4);
    for (int id : ids) {
      String content = names.get(id);
      if (content != null) {
        bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
      } else if (tokens.has(id)) {
        bytes.write(tokens.array(), tokens.start(id), tokens.length(id));
      } else {
        throw new IllegalArgumentException(name + " has no token " + id);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
