package io.parley.transforms.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.schemas.Reason;
import io.parley.transforms.ToolMarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tools, their calls and their results as the templates of Hermes and Qwen write them into a chat:
 * text that every template carries. The words are those of Qwen 3's {@code chat_template}, and JSON
 * has a blank after commas and colons, as its {@code tojson} writes it.
 */
final class ToolText {
  private static final String BEFORE_TOOLS =
      ToolMarks.DEFINITIONS
          + """


      You are provided with function signatures within <tools></tools> XML tags:
      """
          + ToolMarks.TOOLS;

  private static final String AFTER_TOOLS =
      """
      </tools>

      For each function call, return a json object with function name and arguments within \
      <tool_call></tool_call> XML tags:
      <tool_call>
      {"name": <function-name>, "arguments": <args-json-object>}
      </tool_call>""";

  private static final ObjectWriter WRITER = Json.writer(new Spaced());

  private ToolText() {}

  /**
   * The definitions of tools, for the system message.
   *
   * @param tools a list of objects, or the text of one in JSON; may be null
   * @param path the name of the field, for messages
   * @return null where there are none
   */
  static String definitions(JsonNode tools, String path) throws RecordException {
    List<String> lines = new ArrayList<>();
    for (JsonNode tool : list(tools)) {
      JsonNode definition = parsed(tool);
      if (!definition.isObject()) {
        throw malformed(path, "a list of tools");
      }
      lines.add(write(asFunction(definition)));
    }
    return lines.isEmpty()
        ? null
        : BEFORE_TOOLS + "\n" + String.join("\n", lines) + "\n" + AFTER_TOOLS;
  }

  /**
   * One call, or several on lines of their own.
   *
   * @param calls a list of calls or one, with {@code name} and {@code arguments} in it or in its
   *     {@code function}; or the text of that in JSON
   * @param path the name of the field, for messages
   */
  static String calls(JsonNode calls, String path) throws RecordException {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list(calls)) {
      JsonNode call = element.path("function").isObject() ? element.path("function") : element;
      String name = call.path("name").asText();
      if (name.isBlank()) {
        throw malformed(path, "calls of tools by name");
      }
      ObjectNode written = JsonNodeFactory.instance.objectNode();
      written.put("name", name).set("arguments", arguments(call.path("arguments")));
      texts.add(ToolMarks.CALL + "\n" + write(written) + "\n" + ToolMarks.CALL_END);
    }
    if (texts.isEmpty()) {
      throw malformed(path, "calls of tools by name");
    }
    return String.join("\n", texts);
  }

  /** What a tool answered; itself where it has the marks already. */
  static String result(String content) {
    return content.startsWith(ToolMarks.RESPONSE)
        ? content
        : ToolMarks.RESPONSE + "\n" + content + "\n" + ToolMarks.RESPONSE_END;
  }

  /** A call without arguments has none or an empty text. */
  private static JsonNode arguments(JsonNode arguments) {
    if (arguments.isNull() || arguments.isMissingNode() || isBlank(arguments)) {
      return JsonNodeFactory.instance.objectNode();
    }
    JsonNode parsed = parsed(arguments);
    return parsed.isContainerNode() ? parsed : arguments;
  }

  /** Logs that name the function alone mean the same; models are shown the whole. */
  private static JsonNode asFunction(JsonNode tool) {
    if (tool.has("type") && tool.has("function") || !tool.has("name")) {
      return tool;
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode().put("type", "function");
    return whole.set("function", tool);
  }

  /** The elements of a list, or the one value; none of nothing. */
  private static List<JsonNode> list(JsonNode node) {
    if (node == null || isBlank(node)) {
      return List.of();
    }
    JsonNode parsed = parsed(node);
    List<JsonNode> elements = new ArrayList<>();
    if (parsed.isArray()) {
      parsed.forEach(elements::add);
    } else {
      elements.add(parsed);
    }
    return elements;
  }

  private static boolean isBlank(JsonNode node) {
    return node.isTextual() && node.textValue().isBlank();
  }

  /** What a text writes in JSON; itself where it writes none. */
  private static JsonNode parsed(JsonNode node) {
    JsonNode parsed = node.isTextual() ? Json.valueOrNull(node.textValue()) : node;
    return parsed == null ? node : parsed;
  }

  private static String write(JsonNode node) {
    try {
      return Fields.wellFormed(WRITER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e); // a tree that was read can be written
    }
  }

  private static RecordException malformed(String path, String expected) {
    return new RecordException(Reason.WRONG_TYPE, path + ": expected " + expected);
  }

  /** On one line, with a blank after commas and colons. */
  private static final class Spaced extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }
  }
}
