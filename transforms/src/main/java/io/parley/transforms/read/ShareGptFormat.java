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
 *   <li>Where {@code tools} are offered or used, answers make no sense without them: unsupported.
 *   <li>So are preferences ({@code chosen}, {@code rejected}): one of the two must not be learnt,
 *       and a post cannot say which.
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
    if (hasTools(fields)) {
      throw unsupported(fields, "tools", "tools that answers rely on");
    }
    boolean items = !fields.has(CONVERSATIONS) && fields.has(ITEMS);
    String name = items ? ITEMS : CONVERSATIONS;
    List<Fields> turns = fields.objects(name);
    if (turns == null || turns.isEmpty()) {
      throw fields.missing(name);
    }
    Chain chain = new Chain(name());
    String system = fields.text("system");
    if (system != null && !system.isBlank()) {
      chain.add(new Chain.Message(Role.SYSTEM, null, Markup.PLAIN, system));
    }
    for (Fields turn : turns) {
      Role role = role(turn);
      String value = turn.requiredText("value");
      boolean html = role == Role.ASSISTANT && (items || value.startsWith(ANSWER_AS_HTML));
      chain.add(new Chain.Message(role, null, html ? Markup.HTML : Markup.PLAIN, value));
    }
    return chain.posts(fields.key("id"), null, source, origin);
  }

  private static Role role(Fields turn) throws RecordException {
    return switch (turn.requiredText("from")) {
      case "system" -> Role.SYSTEM;
      case "human", "user" -> Role.USER;
      case "gpt", "chatgpt", "assistant", "model", "bing", "bard", "claude" -> Role.ASSISTANT;
      case "function_call", "observation", "function_response", "function", "tool" ->
          throw unsupported(turn, "from", "a tool's turn");
      default -> throw unsupported(turn, "from", "none that is known");
    };
  }

  /** A list, mostly written as JSON in a text. */
  private static boolean hasTools(Fields fields) {
    JsonNode tools = fields.node("tools");
    if (tools == null) {
      return false;
    }
    return tools.isTextual()
        ? !tools.textValue().isBlank() && !tools.textValue().strip().equals("[]")
        : !tools.isContainerNode() || !tools.isEmpty();
  }

  private static RecordException unsupported(Fields fields, String name, String what) {
    return new RecordException(Reason.UNSUPPORTED_CONTENT, fields.path(name) + ": " + what);
  }
}
