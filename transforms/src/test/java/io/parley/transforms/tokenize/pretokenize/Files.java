package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Builds the parts of small {@code tokenizer.json} files as the known families of models have them.
 */
final class Files {
  static final String BYTES =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":false}";
  static final String GPT2 =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":true}";

  private static final String CL100K =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|%s| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String CASED =
      "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+%1$s"
          + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*%1$s"
          + "|%2$s| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?";

  /** The {@code pre_tokenizer} of each family, by name. */
  static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("gpt2", GPT2),
          Map.entry("llama3", isolated(String.format(Locale.ROOT, CL100K, "\\p{N}{1,3}"))),
          Map.entry("qwen", isolated(String.format(Locale.ROOT, CL100K, "\\p{N}"))),
          Map.entry(
              "cl100k", split(String.format(Locale.ROOT, CL100K, "\\p{N}{1,3}"), "Removed", true)),
          Map.entry(
              "qwen35",
              isolated(
                  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+")),
          Map.entry(
              "o200k", isolated(String.format(Locale.ROOT, CASED, CONTRACTIONS, "\\p{N}{1,3}"))),
          Map.entry("tekken", isolated(String.format(Locale.ROOT, CASED, "", "\\p{N}"))),
          Map.entry(
              "deepseek3",
              sequence(
                  List.of(
                      step("Regex", "\\p{N}{1,3}", "Isolated", false),
                      step("Regex", "[一-龥\u3040-ゟ゠-ヿ]+", "Isolated", false),
                      step(
                          "Regex",
                          "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
                          "Isolated",
                          false),
                      BYTES))),
          Map.entry(
              "deepseek3alone",
              isolated(
                  "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+")),
          Map.entry(
              "deepseek",
              sequence(
                  List.of(
                      step("Regex", "[\r\n]", "Isolated", false),
                      step("Regex", "\\s?\\p{L}+", "Isolated", false),
                      step("Regex", "\\s?\\p{P}+", "Isolated", false),
                      step("Regex", "\\s+$", "Isolated", false),
                      step("Regex", "[一-龥ࠀ-一가-퟿]+", "Isolated", false),
                      "{\"type\":\"Digits\",\"individual_digits\":true}",
                      BYTES))),
          Map.entry(
              "starcoder",
              sequence(List.of("{\"type\":\"Digits\",\"individual_digits\":true}", GPT2))),
          Map.entry(
              "digits",
              sequence(List.of("{\"type\":\"Digits\",\"individual_digits\":false}", BYTES))),
          Map.entry("bytes", BYTES));

  private Files() {}

  private static String isolated(String pattern) {
    return split(pattern, "Isolated", false);
  }

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

  /**
   * The character that stands for a byte in such files: itself where it can be seen, else one from
   * U+0100 on.
   */
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
