package io.parley.transforms.emit.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parley.schemas.Message;
import java.io.IOException;
import java.util.List;

/** Messages as JSON in the shape that all trainers share: {@code role} and {@code content}. */
final class Messages {
  private Messages() {}

  static void write(Message message, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeFields(message, out);
    out.writeEndObject();
  }

  /** The fields without the object around them. */
  static void writeFields(Message message, JsonGenerator out) throws IOException {
    out.writeStringField("role", message.role().label());
    out.writeStringField("content", message.content());
  }

  static void write(String name, List<Message> messages, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (Message message : messages) {
      write(message, out);
    }
    out.writeEndArray();
  }
}
