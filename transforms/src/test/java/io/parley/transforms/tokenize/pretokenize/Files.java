package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Builds the parts of small {@code tokenizer.json} files as the known families of models have them. */
final class Files {
  static final String BYTES =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":false}";
  static final String GPT2 =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":true}";

  private Files() {}

  /** A split by a regular expression, and the step that makes bytes of its pieces. */
  static String split(String pattern, String behavior, boolean invert) {
    return sequence(List.of(step("Regex", pattern, behavior, invert), BYTES));
  }

  static String step(String kind, String pattern, String behavior, boolean invert) {
    return "{\"type\":\"Split\",\"pattern\":{\""
        + kind
        + "\":"
        + TextNode.valueOf(pattern)
        + "},\"behavior\":\""
        + behavior
        + "\",\"invert\":"
        + invert
        + "}";
  }

  static String sequence(List<String> steps) {
    return "{\"type\":\"Sequence\",\"pretokenizers\":[" + String.join(",", steps) + "]}";
  }

  /** A {@code tokenizer.json} of single bytes. */
  static String tokenizer(String normalizer, String preTokenizer) {
    StringBuilder vocabulary = new StringBuilder();
    for (int value = 0; value < 256; value++) {
      char shown = shown(value);
      vocabulary.append(value == 0 ? "" : ",").append('"');
      vocabulary.append(shown == '"' || shown == '\\' ? "\\" : "").append(shown);
      vocabulary.append("\":").append(value);
    }
    return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":[],\"normalizer\":"
        + normalizer
        + ",\"pre_tokenizer\":"
        + preTokenizer
        + ",\"post_processor\":null,\"decoder\":null,\"model\":{\"type\":\"BPE\",\"dropout\":null,"
        + "\"unk_token\":null,\"continuing_subword_prefix\":null,\"end_of_word_suffix\":null,\"fuse_unk\":false,"
        + "\"byte_fallback\":false,\"vocab\":{"
        + vocabulary
        + "},\"merges\":[]}}";
  }

  /** The character that stands for a byte in such files: itself where it can be seen, else one from U+0100 on. */
  private static char shown(int value) {
    if (visible(value)) {
      return (char) value;
    }
    int earlier = 0;
    for (int other = 0; other < value; other++) {
      earlier += visible(other) ? 0 : 1;
    }
    return (char) (256 + earlier);
  }

  private static boolean visible(int value) {
    return value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
  }

}
