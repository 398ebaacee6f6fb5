package io.parley.transforms.clean.markup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Predicate;

/**
 * Reads texts of Telegram's export. Where a message has formatting, its text is a list there: of
 * strings, and of entities such as {@code {"type": "bold", "text": "x"}}; as a string that is JSON.
 * Any other text is as typed.
 */
final class TelegramText {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private TelegramText() {}

  /** See {@link MarkupReader#read}. */
  static String read(String post, MarkupConfig config, Predicate<String> repeated) {
    String text = post.strip();
    if (!text.startsWith("[") || !text.endsWith("]")) {
      return post;
    }
    JsonNode parts;
    try {
      parts = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return post; // brackets of the writer's own
    }
    if (parts.isEmpty()) {
      return post;
    }
    for (JsonNode part : parts) {
      if (!part.isTextual() && !part.path("text").isTextual()) {
        return post;
      }
    }
    MarkupWriter writer = new MarkupWriter(config, repeated);
    for (JsonNode part : parts) {
      write(part, writer);
    }
    return writer.text();
  }

  private static void write(JsonNode part, MarkupWriter writer) {
    String text = part.isTextual() ? part.textValue() : part.path("text").textValue();
    switch (part.path("type").asText()) {
      case "bold" -> marked("**", text, writer);
      case "italic" -> marked("*", text, writer);
      case "strikethrough" -> {
        if (writer.markdown()) {
          marked("~~", text, writer);
        }
      }
      case "code" -> writer.code(text);
      case "pre" -> writer.codeBlock(part.path("language").asText(""), text);
      case "blockquote" -> {
        writer.openQuote();
        lines(text, writer);
        writer.closeQuote();
      }
      case "text_link" -> {
        writer.openLink();
        lines(text, writer);
        writer.closeLink(part.path("href").asText(""));
      }
      case "custom_emoji" -> writer.write(text);
      default -> lines(text, writer);
    }
  }

  private static void marked(String mark, String text, MarkupWriter writer) {
    writer.openMark(mark);
    lines(text, writer);
    writer.closeMark(mark);
  }

  private static void lines(String text, MarkupWriter writer) {
    writer.lines(text, 0, text.length());
  }
}
