package io.parley.transforms.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The names of the tokens around a text: {@code eos_token} and {@code bos_token} of the {@code
 * tokenizer_config.json} beside a file, or those of well-known names. Models that were trained to
 * talk name the end of a turn as {@code eos_token}; what ends a text is another token there, where
 * the vocabulary has one by a well-known name.
 *
 * @param begin empty where there is none
 * @param end empty where there is none
 */
public record TextEnds(String begin, String end) {
  private static final List<String> BEGINS =
      List.of("<|begin_of_text|>", "<｜begin▁of▁sentence｜>", "<bos>", "<s>", "<|startoftext|>");
  private static final List<String> ENDS =
      List.of("<|endoftext|>", "<|end_of_text|>", "<｜end▁of▁sentence｜>", "<eos>", "</s>");
  private static final Set<String> TURN_ENDS =
      Set.of("<|im_end|>", "<|eot_id|>", "<|eot|>", "<|end|>", "<end_of_turn>", "<|eom_id|>");

  /**
   * Finds the names.
   *
   * @param config the content of {@code tokenizer_config.json}; null where there is none
   * @param names of the tokens that there are
   */
  public static TextEnds of(byte[] config, Set<String> names) {
    if (config == null) {
      return new TextEnds(first(BEGINS, names), first(ENDS, names));
    }
    try {
      JsonNode node = new ObjectMapper().readTree(config);
      String known = first(ENDS, names);
      String end = name(node.path("eos_token"));
      boolean other = end.isEmpty() || TURN_ENDS.contains(end) && !known.isEmpty();
      return new TextEnds(name(node.path("bos_token")), other ? known : end);
    } catch (JsonProcessingException e) {
      throw new TokenizerException("the tokenizer_config.json beside it is not JSON");
    } catch (IOException e) {
      throw new TokenizerException("the tokenizer_config.json beside it cannot be read");
    }
  }

  private static String first(List<String> known, Set<String> names) {
    return known.stream().filter(names::contains).findFirst().orElse("");
  }

  /** As a string, or as an object with its traits. */
  private static String name(JsonNode token) {
    return token.isObject() ? token.path("content").asText() : token.asText("");
  }
}
