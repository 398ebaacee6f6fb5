package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.transforms.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reddit's comments and submissions as Pushshift, Arctic Shift and BigQuery hold them, old and new
 * field types alike. Both kinds may stand in one file.
 *
 * <p>A comment has {@code body}, a submission has {@code title}. The thread is the submission's;
 * comments join it by {@code link_id} wherever they stand. A link without text is a post with a
 * title and an empty text.
 */
final class RedditFormat extends JsonFormat {
  /** What is left of a text that is gone, in lower case. */
  private static final Set<String> GONE =
      Set.of(
          "[deleted]",
          "[removed]",
          "[deleted by user]",
          "[removed by reddit]",
          "[ removed by reddit ]");

  RedditFormat() {
    super(
        "reddit",
        "Reddit comments and submissions (Pushshift, Arctic Shift, BigQuery)",
        Set.of(
            "id",
            "name",
            "body",
            "link_id",
            "parent_id",
            "title",
            "selftext",
            "author",
            "created_utc",
            "edited",
            "retrieved_on",
            "score",
            "over_18",
            "subreddit",
            "removed_by_category",
            "removal_reason",
            "_meta"));
  }

  @Override
  boolean fits(Map<String, JsonNode> fields) {
    boolean keyed = fields.containsKey("id") || fields.containsKey("name");
    boolean comment = fields.containsKey("body") && fields.containsKey("link_id");
    boolean submission =
        fields.containsKey("title")
            && (fields.containsKey("selftext") || fields.containsKey("subreddit"));
    return keyed && (comment || submission);
  }

  @Override
  List<Post> posts(Fields fields, String source, Origin origin) throws RecordException {
    if (!fields.has("body") && !fields.has("title")) {
      throw fields.missing("body or title");
    }
    boolean comment = fields.has("body");
    String text = comment ? fields.text("body") : fields.text("selftext");
    text = text == null ? "" : Texts.unescapeApi(text);
    String title = comment ? null : fields.text("title");
    String author = fields.text("author");
    author = author == null || author.isEmpty() || isGone(author) ? null : author;
    String id = id(fields);
    String submission = comment ? RedditIds.bare(required(fields, "link_id")) : id;
    Long created = fields.time("created_utc");
    return List.of(
        new Post(
                (comment ? RedditIds.COMMENT : RedditIds.SUBMISSION) + id,
                "reddit:" + RedditIds.SUBMISSION + submission,
                comment ? parent(fields, submission) : null,
                author,
                null,
                created,
                revision(fields, created),
                fields.whole("score"),
                title,
                Markup.MARKDOWN,
                text,
                flags(fields, author, text, title),
                source,
                origin)
            .withCommunity(fields.text("subreddit")));
  }

  private static String id(Fields fields) throws RecordException {
    String id = fields.key("id");
    return RedditIds.bare(id != null ? id : required(fields, "name", "id"));
  }

  private static String required(Fields fields, String name) throws RecordException {
    return required(fields, name, name);
  }

  private static String required(Fields fields, String name, String shown) throws RecordException {
    String key = fields.key(name);
    if (key == null) {
      throw fields.missing(shown);
    }
    return key;
  }

  private static String parent(Fields fields, String submission) throws RecordException {
    String key = fields.key("parent_id");
    JsonNode node = fields.node("parent_id");
    boolean number = node != null && node.isIntegralNumber();
    return RedditIds.parent(number ? RedditIds.ofNumber(node.longValue()) : key, submission);
  }

  private static long revision(Fields fields, Long created) throws RecordException {
    long latest = created == null ? 0 : created;
    latest = Math.max(latest, orZero(edited(fields)));
    latest = Math.max(latest, orZero(fields.time("retrieved_on")));
    Fields meta = fields.object("_meta");
    return meta == null ? latest : Math.max(latest, orZero(meta.time("retrieved_2nd_on")));
  }

  /** Old dumps say whether, newer ones when. */
  private static Long edited(Fields fields) throws RecordException {
    JsonNode node = fields.node("edited");
    boolean truth =
        node != null
            && (node.isBoolean() || node.asText().equals("true") || node.asText().equals("false"));
    return truth ? null : fields.time("edited");
  }

  private static long orZero(Long value) {
    return value == null ? 0 : value;
  }

  private static Set<Flag> flags(Fields fields, String author, String text, String title)
      throws RecordException {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    if (isGone(text) || title != null && isGone(title) || isRemoved(fields)) {
      flags.add(Flag.DELETED);
    }
    if (RedditBots.wrote(author, text)) {
      flags.add(Flag.BOT);
    }
    if (fields.truth("over_18")) {
      flags.add(Flag.NSFW);
    }
    return flags;
  }

  /** Whether it was removed later, though this copy still has the text. */
  private static boolean isRemoved(Fields fields) throws RecordException {
    Fields meta = fields.object("_meta");
    return isSet(fields.text("removed_by_category"))
        || isSet(fields.text("removal_reason"))
        || meta != null && (isSet(meta.text("removal_type")) || meta.truth("was_deleted_later"));
  }

  private static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isGone(String text) {
    return text.length() < 40 && GONE.contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
