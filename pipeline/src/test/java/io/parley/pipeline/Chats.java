package io.parley.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lines of input. */
final class Chats {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Chats() {}

  /** A record of {@code messages}; the user begins. */
  static String of(String... contents) {
    ObjectNode chat = JSON.createObjectNode();
    ArrayNode messages = chat.putArray("messages");
    for (String content : contents) {
      String role = messages.size() % 2 == 0 ? "user" : "assistant";
      messages.addObject().put("role", role).put("content", content);
    }
    return chat + "\n";
  }

  /** A comment on Reddit. */
  static String comment(String id, String parent, String author, String body) {
    return JSON.createObjectNode()
            .put("id", id)
            .put("link_id", "t3_top")
            .put("parent_id", parent)
            .put("author", author)
            .put("created_utc", 1_500_000_000)
            .put("score", 1)
            .put("body", body)
        + "\n";
  }
}
