package io.parley.transforms.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Parley's own exchange format: one {@link Post} a line, as a JSON object with these keys.
 *
 * <table>
 *   <caption>Keys</caption>
 *   <tr><td>{@code id, thread, source}</td><td>texts, required</td></tr>
 *   <tr><td>{@code markup}</td><td>{@code plain}, {@code markdown} or {@code html}, required</td></tr>
 *   <tr><td>{@code text}</td><td>a text, required</td></tr>
 *   <tr><td>{@code parent, accepted, community, author, title, licence}</td><td>texts</td></tr>
 *   <tr><td>{@code role}</td><td>{@code system}, {@code user} or {@code assistant}</td></tr>
 *   <tr><td>{@code created_at, revision}</td><td>epoch seconds</td></tr>
 *   <tr><td>{@code score}</td><td>a whole number</td></tr>
 *   <tr><td>{@code flags}</td><td>any of {@code deleted, bot, system, accepted, nsfw, answer,
 *       stream}</td></tr>
 * </table>
 *
 * Null is the same as absent. A key that is not in the table makes the record invalid: a misspelt
 * key must not lose its value in silence. The record's own {@code licence} goes before the file's.
 */
public final class ParleyFormat extends JsonFormat {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "thread",
          "parent",
          "accepted",
          "community",
          "author",
          "role",
          "created_at",
          "revision",
          "score",
          "title",
          "markup",
          "text",
          "flags",
          "source",
          "licence");

  private static final JsonFactory FACTORY = new JsonFactory();

  ParleyFormat() {
    super("parley", "Parley's own posts, one a line", KEYS);
  }

  @Override
  boolean fits(Map<String, JsonNode> fields) {
    return fields.keySet().containsAll(List.of("id", "thread", "markup", "text", "source"));
  }

  @Override
  boolean wanted(String field) {
    return true;
  }

  @Override
  List<Post> posts(Fields fields, String source, Origin origin) throws RecordException {
    fields.allowOnly(KEYS);
    String licence = fields.text("licence");
    Long revision = fields.time("revision");
    return List.of(
        new Post(
                fields.requiredText("id"),
                fields.requiredText("thread"),
                fields.text("parent"),
                fields.text("author"),
                constant(fields, "role", fields.text("role"), Role.values()),
                fields.time("created_at"),
                revision == null ? 0 : revision,
                fields.whole("score"),
                fields.text("title"),
                constant(fields, "markup", fields.requiredText("markup"), Markup.values()),
                fields.requiredText("text"),
                flags(fields),
                fields.requiredText("source"),
                licence == null ? origin : new Origin(origin.path(), origin.offset(), licence))
            .withAccepted(fields.text("accepted"))
            .withCommunity(fields.text("community")));
  }

  private static Set<Flag> flags(Fields fields) throws RecordException {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (String label : fields.texts("flags")) {
      flags.add(constant(fields, "flags", label, Flag.values()));
    }
    return flags;
  }

  private static <E extends Enum<E>> E constant(
      Fields fields, String name, String label, E[] constants) throws RecordException {
    if (label == null) {
      return null;
    }
    for (E constant : constants) {
      if (label(constant).equals(label)) {
        return constant;
      }
    }
    throw new RecordException(Reason.WRONG_TYPE, fields.path(name) + ": not a known value");
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The line of a post, without a line end. Reading it back gives an equal post but for its origin.
   */
  public static String toJson(Post post) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("id", post.id());
      json.writeStringField("thread", post.thread());
      writeText(json, "parent", post.parent());
      writeText(json, "accepted", post.accepted());
      writeText(json, "community", post.community());
      writeText(json, "author", post.author());
      writeText(json, "role", post.role() == null ? null : post.role().label());
      writeNumber(json, "created_at", post.createdAt());
      writeNumber(json, "revision", post.revision() == 0 ? null : (Long) post.revision());
      writeNumber(json, "score", post.score());
      writeText(json, "title", post.title());
      json.writeStringField("markup", label(post.markup()));
      json.writeStringField("text", post.text());
      if (!post.flags().isEmpty()) {
        json.writeArrayFieldStart("flags");
        for (Flag flag : EnumSet.copyOf(post.flags())) {
          json.writeString(label(flag));
        }
        json.writeEndArray();
      }
      json.writeStringField("source", post.source());
      writeText(json, "licence", post.origin().licence());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string does not fail
    }
    return line.toString();
  }

  private static void writeText(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void writeNumber(JsonGenerator json, String name, Long value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value);
    }
  }
}
