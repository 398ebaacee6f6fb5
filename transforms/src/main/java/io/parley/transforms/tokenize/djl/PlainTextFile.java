package io.parley.transforms.tokenize.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.transforms.tokenize.TokenizerException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@code tokenizer.json} changed so that no text becomes a control token: the added tokens are
 * taken off, and in vocabularies that are searched by name they get names that no text has. What
 * cuts, pads or surrounds texts is taken off, too.
 *
 * @param json the changed file
 * @param controls ids of the added tokens, by name
 * @param vocabularySize one more than the largest id
 * @param renamed whether control tokens have other names, in which {@link #MARK} is
 */
record PlainTextFile(
    String json, Map<String, Integer> controls, int vocabularySize, boolean renamed) {
  /** No character; what a text has of it is replaced where names have it. */
  static final char MARK = '\uFDD0';

  static PlainTextFile of(byte[] file) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      if (!(mapper.readTree(file) instanceof ObjectNode root)
          || !(root.get("model") instanceof ObjectNode model)) {
        throw new TokenizerException("no tokenizer.json: it has no model");
      }
      Map<String, Integer> controls = new TreeMap<>();
      for (JsonNode token : root.path("added_tokens")) {
        controls.put(token.path("content").asText(), token.path("id").asInt());
      }
      root.putArray("added_tokens");
      root.putNull("truncation").putNull("padding").putNull("post_processor");
      int size = 1 + controls.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
      size = Math.max(size, rename(model, controls));
      return new PlainTextFile(
          mapper.writeValueAsString(root), controls, size, !model.has("merges"));
    } catch (JsonProcessingException e) {
      throw new TokenizerException("not JSON, or cut short");
    } catch (IOException e) {
      throw new TokenizerException("cannot be read");
    }
  }

  /** One more than the largest id of the model. */
  private static int rename(ObjectNode model, Map<String, Integer> controls) {
    if (model.get("vocab") instanceof ArrayNode pieces) {
      for (int i = 0; i < pieces.size(); i++) {
        if (pieces.get(i) instanceof ArrayNode piece && piece.path(0).isTextual()) {
          piece.set(0, renamed(piece.get(0).asText(), controls));
        }
      }
      return pieces.size();
    }
    int size = 0;
    // Merges name their tokens, and make no control token of text in any file that is sound.
    boolean merges = model.has("merges");
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    for (var entry : model.path("vocab").properties()) {
      size = Math.max(size, entry.getValue().asInt() + 1);
      String name = entry.getKey();
      names.set(merges ? name : renamed(name, controls).asText(), entry.getValue());
    }
    model.set("vocab", names);
    if (!merges && model.path("unk_token").isTextual()) {
      model.set("unk_token", renamed(model.get("unk_token").asText(), controls));
    }
    return size;
  }

  private static JsonNode renamed(String name, Map<String, Integer> controls) {
    Integer id = controls.get(name);
    return JsonNodeFactory.instance.textNode(id == null ? name : MARK + "control" + id + MARK);
  }
}
