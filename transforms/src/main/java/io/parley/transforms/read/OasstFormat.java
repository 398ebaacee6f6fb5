package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAssistant's exports: trees ({@code {"message_tree_id", "prompt": {..., "replies": [...]}}})
 * and flat messages ({@code {"message_id", "parent_id", "text", "role", ...}}, joined by {@code
 * message_tree_id}), which may hold their replies as well. A record is read as a whole or not at
 * all.
 *
 * <ul>
 *   <li>The rank among a message's siblings, 0 for the best, becomes the score: rank {@code r}
 *       scores {@code -r}, so that the best path is the one that people ranked first.
 *   <li>What is {@code deleted}, and what reviewers refused ({@code review_result} false), counts
 *       as deleted.
 *   <li>Roles say who speaks; who wrote it is left out. A prompter's messages come from many
 *       people.
 * </ul>
 */
final class OasstFormat extends JsonFormat {
  OasstFormat() {
    super(
        "oasst",
        "OpenAssistant trees and messages",
        Set.of(
            "message_tree_id",
            "prompt",
            "message_id",
            "parent_id",
            "text",
            "role",
            "created_date",
            "rank",
            "deleted",
            "review_result",
            "replies"));
  }

  @Override
  public Markup openMarkup() {
    return Markup.PLAIN;
  }

  @Override
  boolean fits(Map<String, JsonNode> fields) {
    return isMessage(fields.get("message_id"), fields.get("role"))
        || fields.containsKey("message_tree_id")
            && fields.containsKey("prompt")
            && isMessage(fields.get("prompt").get("message_id"), fields.get("prompt").get("role"));
  }

  private static boolean isMessage(JsonNode id, JsonNode role) {
    return id != null
        && role != null
        && (role.asText().equals("prompter") || role.asText().equals("assistant"));
  }

  @Override
  List<Post> posts(Fields fields, String source, Origin origin) throws RecordException {
    Fields tree = fields.object("prompt");
    Fields top = tree == null ? fields : tree;
    String parent = tree == null ? fields.key("parent_id") : null;
    String thread = fields.key("message_tree_id");
    if (thread == null && parent == null) {
      thread = top.key("message_id");
    }
    if (thread == null) {
      throw fields.missing("message_tree_id");
    }
    List<Post> posts = new ArrayList<>();
    addTo(posts, top, "oasst:" + thread, parent, source, origin);
    return posts;
  }

  /** Depth is bounded by that of the record. */
  private static void addTo(
      List<Post> posts, Fields message, String thread, String parent, String source, Origin origin)
      throws RecordException {
    String id = message.key("message_id");
    if (id == null) {
      throw message.missing("message_id");
    }
    Long created = message.timeOrDate("created_date");
    Long rank = message.whole("rank");
    posts.add(
        new Post(
            id,
            thread,
            parent,
            null,
            role(message),
            created,
            created == null ? 0 : created,
            rank == null ? null : (Long) (-rank),
            null,
            Markup.PLAIN,
            message.requiredText("text"),
            flags(message),
            source,
            origin));
    List<Fields> replies = message.objects("replies");
    if (replies != null) {
      for (Fields reply : replies) {
        addTo(posts, reply, thread, id, source, origin);
      }
    }
  }

  private static Role role(Fields message) throws RecordException {
    return switch (message.requiredText("role")) {
      case "prompter" -> Role.USER;
      case "assistant" -> Role.ASSISTANT;
      default ->
          throw new RecordException(
              Reason.UNSUPPORTED_CONTENT, message.path("role") + ": none that is known");
    };
  }

  private static Set<Flag> flags(Fields message) throws RecordException {
    boolean refused = message.has("review_result") && !message.truth("review_result");
    return message.truth("deleted") || refused
        ? EnumSet.of(Flag.DELETED)
        : EnumSet.noneOf(Flag.class);
  }
}
