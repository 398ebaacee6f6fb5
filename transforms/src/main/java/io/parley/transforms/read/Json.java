package io.parley.transforms.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.schemas.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads records of strict UTF-8 and strict JSON. Of several values under one key the last counts,
 * as in nearly every reader. Used by one thread.
 */
final class Json {
  /** Deeper than any real record, shallow enough for any stack. */
  static final int MAX_DEPTH = 200;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // keys may be a user's text
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxStringLength(Records.MAX_BYTES)
                      .build())
              .build());

  private static final int INITIAL_CHARS = 1 << 13;
  private static final int KEPT_CHARS = 1 << 20;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private CharBuffer chars = CharBuffer.allocate(INITIAL_CHARS);

  /**
   * The fields of a record that is an object.
   *
   * @param wanted the names of the fields to keep
   * @throws RecordException if the record is not an object in JSON in UTF-8
   */
  Map<String, JsonNode> object(byte[] record, Predicate<String> wanted) throws RecordException {
    decode(record);
    try (JsonParser parser = parser()) {
      return object(parser, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no stream behind it
    }
  }

  private static Map<String, JsonNode> object(JsonParser parser, Predicate<String> wanted)
      throws IOException, RecordException {
    try {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        JsonNode other = MAPPER.readTree(parser);
        throw new RecordException(
            Reason.WRONG_TYPE, "record: " + Fields.describe(other) + ", expected an object");
      }
      Map<String, JsonNode> fields = new HashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (wanted.test(name)) {
          fields.put(name, MAPPER.readTree(parser));
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new RecordException(
            Reason.INVALID_JSON,
            "more after the object, at character " + parser.currentTokenLocation().getCharOffset());
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw broken(e, parser);
    }
  }

  /**
   * The texts of a record that is a list of nothing else.
   *
   * @throws RecordException if the record is not that, in JSON in UTF-8
   */
  List<String> texts(byte[] record) throws RecordException {
    decode(record);
    try (JsonParser parser = parser()) {
      return texts(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no stream behind it
    }
  }

  private static List<String> texts(JsonParser parser) throws IOException, RecordException {
    try {
      parser.nextToken();
      JsonNode list = MAPPER.readTree(parser);
      if (!list.isArray()) {
        throw new RecordException(
            Reason.WRONG_TYPE, "record: " + Fields.describe(list) + ", expected an array");
      }
      List<String> texts = new ArrayList<>(list.size());
      for (JsonNode text : list) {
        if (!text.isTextual()) {
          throw new RecordException(
              Reason.WRONG_TYPE,
              "record[" + texts.size() + "]: " + Fields.describe(text) + ", expected a text");
        }
        texts.add(Fields.wellFormed(text.textValue()));
      }
      return texts;
    } catch (JsonProcessingException e) {
      throw broken(e, parser);
    }
  }

  /** What a text writes in strict JSON; null where it writes none. */
  static JsonNode valueOrNull(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonNode value = MAPPER.readTree(parser);
      return value == null || parser.nextToken() != null ? null : value;
    } catch (IOException e) {
      return null; // a text like any other
    }
  }

  static ObjectWriter writer(PrettyPrinter printer) {
    return MAPPER.writer(printer);
  }

  private static RecordException broken(JsonProcessingException e, JsonParser parser) {
    if (e instanceof StreamConstraintsException) {
      return parser.getParsingContext().getNestingDepth() >= MAX_DEPTH
          ? new RecordException(Reason.NESTED_TOO_DEEPLY, "more than " + MAX_DEPTH + " levels")
          : new RecordException(Reason.INVALID_JSON, "a number or a key of monstrous length");
    }
    if (e instanceof JsonEOFException) {
      return new RecordException(Reason.INVALID_JSON, "the record ends early");
    }
    // The message quotes the record, so only the place is told.
    return new RecordException(
        Reason.INVALID_JSON, "at character " + e.getLocation().getCharOffset());
  }

  /**
   * What the beginning of a record shows of its fields, up to where it is cut off or broken;
   * nothing where it is no object.
   */
  Map<String, JsonNode> beginning(byte[] record) {
    try {
      decode(record);
    } catch (RecordException e) {
      // Cut inside a character, perhaps: what stands before it was decoded.
      chars.flip();
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    try (JsonParser parser = parser()) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        fill(root, parser);
      }
    } catch (IOException e) {
      // Cut off here: the fields before it are what there is.
    }
    Map<String, JsonNode> fields = new HashMap<>();
    root.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** Fills nodes that hang in the tree already, so that they stay when the text ends. */
  private static void fill(ObjectNode object, JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      object.putNull(name); // the value may be cut off; that there is one counts
      switch (parser.nextToken()) {
        case START_OBJECT -> fill(object.putObject(name), parser);
        case START_ARRAY -> fill(object.putArray(name), parser);
        default -> object.set(name, MAPPER.<JsonNode>readTree(parser));
      }
    }
  }

  private static void fill(ArrayNode array, JsonParser parser) throws IOException {
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      switch (t) {
        case START_OBJECT -> fill(array.addObject(), parser);
        case START_ARRAY -> fill(array.addArray(), parser);
        default -> array.add(MAPPER.<JsonNode>readTree(parser));
      }
    }
  }

  /** Characters, not bytes, go to the parser: from bytes it would guess other encodings. */
  private JsonParser parser() throws IOException {
    return MAPPER.createParser(chars.array(), 0, chars.limit());
  }

  private void decode(byte[] record) throws RecordException {
    if (chars.capacity() < record.length || chars.capacity() > KEPT_CHARS) {
      chars = CharBuffer.allocate(Math.max(record.length, INITIAL_CHARS));
    }
    chars.clear();
    ByteBuffer bytes = ByteBuffer.wrap(record);
    CoderResult result = decoder.reset().decode(bytes, chars, true);
    if (result.isError()) {
      throw new RecordException(Reason.INVALID_UTF8, "at byte " + bytes.position());
    }
    chars.flip();
  }
}
