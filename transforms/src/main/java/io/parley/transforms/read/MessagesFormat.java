package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chats as OpenAI's API writes them, and our own {@code chat} view: {@code {"messages": [{"role":
 * "user", "content": "..."}, ...]}}. A record is one conversation and is read as a whole or not at
 * all.
 *
 * <p>Roles are {@code system}, {@code developer}, {@code user}, {@code assistant}; contents are
 * texts or lists of text parts. Tools offered ({@code tools}, {@code functions}), called ({@code
 * tool_calls}, {@code function_call}) and answered (role {@code tool} or {@code function}) become
 * text ({@link ToolText}). A key ({@code id}, {@code conversation_id} or {@code conversation_hash})
 * and a time ({@code created} or {@code created_at}) may stand beside them.
 */
final class MessagesFormat extends JsonFormat {
  private static final List<String> KEYS = List.of("id", "conversation_id", "conversation_hash");
  private static final List<String> TIMES = List.of("created", "created_at");

  private static final String MANY = "tool_calls";

  /** As the API wrote it before there were several. */
  private static final String ONE = "function_call";

  /** Part types whose {@code text} is text. */
  private static final Set<String> TEXT_PARTS = Set.of("text", "input_text", "output_text");

  MessagesFormat() {
    super(
        "messages",
        "chats as OpenAI's API writes them, one a line",
        Set.of(
            "messages",
            "tools",
            "functions",
            "id",
            "conversation_id",
            "conversation_hash",
            "created",
            "created_at"));
  }

  @Override
  public Markup openMarkup() {
    return Markup.PLAIN;
  }

  @Override
  public Privacy privacy() {
    return Privacy.CONTENT;
  }

  @Override
  boolean fits(Map<String, JsonNode> fields) {
    JsonNode messages = fields.get("messages");
    return messages != null && messages.isArray() && messages.path(0).path("role").isTextual();
  }

  @Override
  List<Post> posts(Fields fields, String source, Origin origin) throws RecordException {
    List<Fields> messages = fields.objects("messages");
    if (messages == null || messages.isEmpty()) {
      throw fields.missing("messages");
    }
    String tools = fields.has("tools") ? "tools" : "functions";
    AssistantLog log = new AssistantLog(ToolText.definitions(fields.node(tools), tools));
    for (Fields message : messages) {
      add(message, log);
    }
    return log.posts(name(), key(fields), created(fields), source, origin);
  }

  private static String key(Fields fields) throws RecordException {
    String key = null;
    for (String name : KEYS) {
      key = key != null ? key : fields.key(name);
    }
    return key;
  }

  private static Long created(Fields fields) throws RecordException {
    Long created = null;
    for (String name : TIMES) {
      created = created != null ? created : fields.timeOrDate(name);
    }
    return created;
  }

  private static void add(Fields message, AssistantLog log) throws RecordException {
    String role = message.requiredText("role");
    boolean calls =
        role.equals("assistant") && (many(message) != null || message.node(ONE) != null);
    String content = content(message, calls);
    switch (role) {
      case "system", "developer" -> log.add(Role.SYSTEM, Markup.PLAIN, content);
      case "user" -> log.add(Role.USER, Markup.PLAIN, content);
      case "assistant" -> {
        log.add(Role.ASSISTANT, Markup.PLAIN, content);
        addCalls(message, log);
      }
      case "tool", "function" -> log.addResult(callId(message), content);
      default -> throw unsupported(message, "role", "none that is known");
    }
  }

  private static void addCalls(Fields message, AssistantLog log) throws RecordException {
    JsonNode many = many(message);
    if (many != null) {
      List<String> ids = new ArrayList<>();
      many.forEach(call -> ids.add(call.path("id").asText()));
      log.addCalls(ToolText.calls(many, message.path(MANY)), ids);
    }
    JsonNode one = message.node(ONE);
    if (one != null) {
      log.addCalls(ToolText.calls(one, message.path(ONE)), List.of());
    }
  }

  /** Of the call that a result answers; empty where it does not say. */
  private static String callId(Fields message) {
    JsonNode id = message.node("tool_call_id");
    return id == null ? "" : id.asText();
  }

  /** Calls; null where there are none. */
  private static JsonNode many(Fields message) {
    JsonNode calls = message.node(MANY);
    return calls == null || calls.isEmpty() ? null : calls;
  }

  /** Calls alone need no words. */
  private static String content(Fields message, boolean calls) throws RecordException {
    JsonNode content = message.node("content");
    if (content == null && !calls) {
      throw message.missing("content");
    }
    if (content == null) {
      return "";
    }
    return content.isArray() ? parts(message, content) : message.text("content");
  }

  private static String parts(Fields message, JsonNode parts) throws RecordException {
    List<String> texts = new ArrayList<>();
    for (JsonNode part : parts) {
      JsonNode text = part.isTextual() ? part : part.path("text");
      boolean known = part.isTextual() || TEXT_PARTS.contains(part.path("type").asText());
      if (!known || !text.isTextual()) {
        throw unsupported(message, "content", "a part that is not text");
      }
      texts.add(Fields.wellFormed(text.textValue()));
    }
    return String.join("\n", texts);
  }

  private static RecordException unsupported(Fields message, String name, String what) {
    return new RecordException(Reason.UNSUPPORTED_CONTENT, message.path(name) + ": " + what);
  }
}
