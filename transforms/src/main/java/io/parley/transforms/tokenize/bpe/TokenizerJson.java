package io.parley.transforms.tokenize.bpe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.parley.transforms.tokenize.TokenizerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A {@code tokenizer.json} of Hugging Face's, read as a stream. What a vocabulary of another family
 * has is read past; {@link #foreign} says so.
 */
final class TokenizerJson {
  /** An embedding of that many rows is beyond any model; more is a damaged file. */
  private static final int MOST_TOKENS = 1 << 24;

  // Each of 150,000 keys occurs once: nothing is gained by keeping them for the next file.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build()
          .setCodec(new ObjectMapper());

  private final JsonParser json;

  /** Of the model; where older files name none, that which its parts show. */
  private String type = "";

  private String foreign = "";
  private boolean ignoreMerges;
  private boolean hasVocabulary;
  private JsonNode normalizer = MissingNode.getInstance();
  private JsonNode preTokenizer = MissingNode.getInstance();
  private final List<AddedToken> added = new ArrayList<>();
  private final TokenBytes tokens = new TokenBytes();

  /** Ids of tokens that merging might make. */
  private final TokenIds ordinary = new TokenIds();

  private byte[] text = new byte[64];

  private final MergeList merges = new MergeList();

  private TokenizerJson(JsonParser json) {
    this.json = json;
  }

  /**
   * @throws TokenizerException if it is no such file
   */
  static TokenizerJson read(byte[] file) {
    try (JsonParser json = FACTORY.createParser(file)) {
      TokenizerJson result = new TokenizerJson(json);
      result.readFile();
      return result;
    } catch (JsonProcessingException e) {
      throw new TokenizerException("not JSON, or cut short");
    } catch (IOException e) {
      throw new TokenizerException("cannot be read");
    }
  }

  /** What the model has that byte-level merging has not; empty where it is of that family. */
  String foreign() {
    return foreign;
  }

  /** Whether a piece that is a token is that token, whatever merging says. */
  boolean ignoreMerges() {
    return ignoreMerges;
  }

  JsonNode normalizer() {
    return normalizer;
  }

  JsonNode preTokenizer() {
    return preTokenizer;
  }

  List<AddedToken> added() {
    return added;
  }

  private void readFile() throws IOException {
    JsonToken start = json.nextToken();
    if (start == null) {
      throw new TokenizerException("not JSON, or cut short");
    }
    if (start != JsonToken.START_OBJECT) {
      throw new TokenizerException("no tokenizer.json: not a JSON object");
    }
    boolean model = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "added_tokens" -> readAdded();
        case "normalizer" -> normalizer = json.readValueAsTree();
        case "pre_tokenizer" -> preTokenizer = json.readValueAsTree();
        case "model" -> {
          if (value != JsonToken.START_OBJECT) {
            throw new TokenizerException("its model is not an object");
          }
          model = true;
          readModel();
        }
        default -> json.skipChildren();
      }
    }
    if (!model) {
      throw new TokenizerException("no tokenizer.json: it has no model");
    }
    if (json.nextToken() != null) {
      throw new TokenizerException("not JSON, or cut short");
    }
    if (type.isEmpty()) {
      type = merges.size() > 0 ? "BPE" : "unknown";
    }
    if (!type.equals("BPE")) {
      foreign = "a model of type " + type;
    } else if (!hasVocabulary) {
      throw new TokenizerException("its model has no vocabulary");
    }
  }

  private void readAdded() throws IOException {
    JsonNode list = json.readValueAsTree();
    for (JsonNode node : list) {
      JsonNode id = node.path("id");
      JsonNode content = node.path("content");
      if (!id.canConvertToInt() || id.asInt() < 0 || id.asInt() >= MOST_TOKENS) {
        throw new TokenizerException("an added token has no id");
      }
      if (!content.isTextual() || content.asText().isEmpty()) {
        throw new TokenizerException("the added token " + id.asInt() + " has no content");
      }
      added.add(new AddedToken(id.asInt(), content.asText()));
    }
  }

  private void readModel() throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "type" -> type = value == JsonToken.VALUE_STRING ? json.getText() : "unknown";
        case "vocab" -> readVocabulary();
        case "merges" -> readMerges();
        case "ignore_merges" -> ignoreMerges = value == JsonToken.VALUE_TRUE;
        default -> {
          if (asksForMore(name, value)) {
            foreign = "a model with " + name;
          }
          json.skipChildren();
        }
      }
    }
  }

  private boolean asksForMore(String name, JsonToken value) throws IOException {
    return switch (name) {
      case "byte_fallback", "fuse_unk" -> value == JsonToken.VALUE_TRUE;
      case "dropout" -> value.isNumeric() && json.getDoubleValue() > 0;
      case "continuing_subword_prefix", "end_of_word_suffix" ->
          value == JsonToken.VALUE_STRING && !json.getText().isEmpty();
      default -> false;
    };
  }

  private void readVocabulary() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      // A list with scores is a Unigram model's.
      json.skipChildren();
      return;
    }
    hasVocabulary = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
          || json.getLongValue() < 0
          || json.getLongValue() >= MOST_TOKENS) {
        throw new TokenizerException("broken vocabulary: a token without an id");
      }
      int id = json.getIntValue();
      if (tokens.has(id)) {
        throw new TokenizerException("broken vocabulary: two tokens have the id " + id);
      }
      int length = toBytes(name, 0, name.length());
      if (length < 0) {
        byte[] raw = name.getBytes(StandardCharsets.UTF_8);
        tokens.add(id, raw, raw.length);
      } else {
        tokens.add(id, text, length);
        ordinary.add(id);
      }
    }
  }

  private void readMerges() throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        String left = json.nextTextValue();
        String right = json.nextTextValue();
        if (left == null || right == null || json.nextToken() != JsonToken.END_ARRAY) {
          throw badMerge("is no pair");
        }
        addMerge(left, 0, left.length(), right, 0, right.length());
      } else if (json.currentToken() == JsonToken.VALUE_STRING) {
        String both = json.getText();
        int space = both.indexOf(' ');
        if (space < 0 || both.indexOf(' ', space + 1) >= 0) {
          throw badMerge("is no pair");
        }
        addMerge(both, 0, space, both, space + 1, both.length());
      } else {
        throw badMerge("is no pair");
      }
    }
  }

  private void addMerge(
      String left, int leftFrom, int leftTo, String right, int rightFrom, int rightTo) {
    merges.addPart(text, Math.max(0, toBytes(left, leftFrom, leftTo)));
    merges.addPart(text, Math.max(0, toBytes(right, rightFrom, rightTo)));
  }

  private TokenizerException badMerge(String problem) {
    return new TokenizerException(
        "broken vocabulary: merge " + (merges.size() + 1) + " " + problem);
  }

  /** The bytes of a token as it is written, in {@link #text}; -1 where they are none. */
  private int toBytes(String name, int from, int to) {
    if (to - from > text.length) {
      text = new byte[to - from];
    }
    for (int i = from; i < to; i++) {
      int value = ByteAlphabet.value(name.charAt(i));
      if (value < 0) {
        return -1;
      }
      text[i - from] = (byte) value;
    }
    return to - from;
  }

  /**
   * The tokens and what merges, without what would make an added token: its name in a text is text.
   *
   * @throws TokenizerException if they contradict each other
   */
  Merges merges() {
    for (int i = 0; i < ordinary.size(); i++) {
      int id = ordinary.get(i);
      if (tokens.length(id) > 0 && !tokens.index(id)) {
        throw new TokenizerException("broken vocabulary: the token " + id + " is there twice");
      }
    }
    BitSet control = addTokens();
    return new Merges(tokens, merges.table(tokens, control), control, ignoreMerges);
  }

  private BitSet addTokens() {
    BitSet control = new BitSet();
    for (AddedToken token : added) {
      byte[] raw = token.content().getBytes(StandardCharsets.UTF_8);
      if (!tokens.has(token.id())) {
        tokens.add(token.id(), raw, raw.length);
      } else if (!isWritten(token.id(), token.content(), raw)) {
        throw new TokenizerException("broken vocabulary: two tokens have the id " + token.id());
      }
      control.set(token.id());
    }
    return control;
  }

  /** Whether the vocabulary writes a token so. */
  private boolean isWritten(int id, String content, byte[] raw) {
    int length = toBytes(content, 0, content.length());
    int start = tokens.start(id);
    int end = start + tokens.length(id);
    return length < 0
        ? Arrays.equals(raw, 0, raw.length, tokens.array(), start, end)
        : Arrays.equals(text, 0, length, tokens.array(), start, end);
  }
}
