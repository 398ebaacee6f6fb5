package io.parley.transforms.tokenize.bpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.transforms.tokenize.TextEnds;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.TokenizerException;
import io.parley.transforms.tokenize.pretokenize.Preparation;
import io.parley.transforms.tokenize.pretokenize.UnsupportedPartException;
import java.util.Map;
import java.util.TreeMap;

/** Makes tokenizers of the byte-level family. */
public final class ByteLevelTokenizers {
  private ByteLevelTokenizers() {}

  /**
   * A tokenizer from a {@code tokenizer.json}.
   *
   * @param name the name of the model, for people
   * @param config the content of the {@code tokenizer_config.json} beside it; null where there is
   *     none
   * @throws TokenizerException if it is no such file, or a damaged one
   * @throws UnsupportedPartException if it is of another family
   */
  public static Tokenizer read(String name, byte[] file, byte[] config)
      throws UnsupportedPartException {
    TokenizerJson json = TokenizerJson.read(file);
    if (!json.foreign().isEmpty()) {
      throw new UnsupportedPartException(json.foreign());
    }
    Preparation preparation = Preparation.of(json.normalizer(), json.preTokenizer());
    if (!preparation.byteLevel()) {
      throw new UnsupportedPartException("a vocabulary of characters, not of bytes");
    }
    Merges merges = json.merges();
    if (!Model.isComplete(merges.tokens())) {
      throw new UnsupportedPartException("a vocabulary without some bytes");
    }
    Map<String, Integer> controls = new TreeMap<>();
    json.added().forEach(token -> controls.put(token.content(), token.id()));
    TextEnds ends = TextEnds.of(config, controls.keySet());
    return new BpeTokenizer(name, new Model(merges), preparation, controls, ends);
  }

  /**
   * A vocabulary of OpenAI's.
   *
   * @param name such as {@code o200k_base}
   * @param pattern of its pieces
   * @param controls ids of control tokens; {@code <|endoftext|>} is one
   */
  public static Tokenizer openAi(String name, String pattern, Map<String, Integer> controls) {
    ObjectNode split = JsonNodeFactory.instance.objectNode().put("type", "Split");
    split.putObject("pattern").put("Regex", pattern);
    split.put("behavior", "Isolated").put("invert", false);
    JsonNode byteLevel =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "ByteLevel")
            .put("add_prefix_space", false)
            .put("use_regex", false);
    ObjectNode sequence = JsonNodeFactory.instance.objectNode().put("type", "Sequence");
    sequence.putArray("pretokenizers").add(split).add(byteLevel);
    try {
      return new BpeTokenizer(
          name,
          new Model(OpenAiRanks.read(name)),
          Preparation.of(MissingNode.getInstance(), sequence),
          controls,
          new TextEnds("", "<|endoftext|>"));
    } catch (UnsupportedPartException e) {
      throw new IllegalStateException(e);
    }
  }
}
