package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chats as ShareGPT's dumps and what grew out of them hold them: {@code {"id": "x_0",
 * "conversations": [{"from": "human", "value": "..."}, {"from": "gpt", "value": "..."}, ...]}}. A
 * record is one conversation and is read as a whole or not at all.
 *
 * <ul>
 *   <li>{@code items} stands for {@code conversations} in what ShareGPT itself gave out. Answers
 *       are HTML there, and wherever they begin as ChatGPT's pages do.
 *   <li>Ids may be absent, and equal ids may stand for different conversations.
 *   <li>{@code system} may stand beside the conversation instead of in it.
 *   <li>Tools offered ({@code tools}), called and answered become text ({@link ToolText}).
 *   <li>Preferences ({@code chosen}, {@code rejected}) are unsupported: one of the two must not be
 *       learnt, and a post cannot say which.
 * </ul>
 */
final class ShareGptFormat extends JsonFormat {
  private static final String CONVERSATIONS = "conversations";
  private static final String ITEMS = "items";

  /** How ChatGPT's pages began an answer when ShareGPT copied them. */
  private static final String ANSWER_AS_HTML = "<div class=\"markdown";

  ShareGptFormat() {
    super(
        "sharegpt",
        "chats of ShareGPT's kind: conversations of from and value",
        Set.of("id", CONVERSATIONS, ITEMS, "system", "tools", "chosen", "rejected"));
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
    JsonNode turns =
        fields.containsKey(CONVERSATIONS) ? fields.get(CONVERSATIONS) : fields.get(ITEMS);
    return turns != null && turns.isArray() && turns.path(0).path("from").isTextual();
  }

  @Override
  List<Post> posts(Fields fields, String source, Origin origin) throws RecordException {
    if (fields.has("chosen") || fields.has("rejected")) {
      throw unsupported(fields, fields.has("chosen") ? "chosen" : "rejected", "a preference");
    }
    boolean items = !fields.has(CONVERSATIONS) && fields.has(ITEMS);
    String name = items ? ITEMS : CONVERSATIONS;
    List<Fields> turns = fields.objects(name);
    if (turns == null || turns.isEmpty()) {
      throw fields.missing(name);
    }
    String definitions = ToolText.definitions(fields.node("tools"), fields.path("tools"));
    AssistantLog log = new AssistantLog(definitions);
    String system = fields.text("system");
    if (system != null && !system.isBlank()) {
      log.add(Role.SYSTEM, Markup.PLAIN, system);
    }
    for (Fields turn : turns) {
      add(turn, items, log);
    }
    return log.posts(name(), fields.key("id"), null, source, origin);
  }

  private static void add(Fields turn, boolean items, AssistantLog log) throws RecordException {
    String from = turn.requiredText("from");
    String value = turn.requiredText("value");
    switch (from) {
      case "system" -> log.add(Role.SYSTEM, Markup.PLAIN, value);
      case "human", "user" -> log.add(Role.USER, Markup.PLAIN, value);
      case "gpt", "chatgpt", "assistant", "model", "bing", "bard", "claude" -> {
        boolean html = items || value.startsWith(ANSWER_AS_HTML);
        log.add(Role.ASSISTANT, html ? Markup.HTML : Markup.PLAIN, value);
      }
      case "function_call", "tool_call" ->
          log.addCalls(ToolText.calls(turn.node("value"), turn.path("value")), List.of());
      case "observation", "function_response", "tool_response", "function", "tool" ->
          log.addResult("", value);
      default -> throw unsupported(turn, "from", "none that is known");
    }
  }

  private static RecordException unsupported(Fields fields, String name, String what) {
    return new RecordException(Reason.UNSUPPORTED_CONTENT, fields.path(name) + ": " + what);
  }
}
