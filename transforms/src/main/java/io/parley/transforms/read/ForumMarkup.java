package io.parley.transforms.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * The threads that a page declares for search engines, in JSON-LD by schema.org: a {@code
 * DiscussionForumPosting} with its {@code comment}s, or the {@code Question} of a {@code QAPage}
 * with its answers, comments on them included.
 */
final class ForumMarkup {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
              // What pages have and browsers' scripts would not mind, mostly.
              .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
              .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Json.MAX_DEPTH)
                      .maxStringLength(Records.MAX_BYTES)
                      .build())
              .build());

  private static final String POSTING = "DiscussionForumPosting";
  private static final String QUESTIONS = "QAPage";

  /** A text is HTML where its paragraphs or lines are. */
  private static final Pattern HTML =
      Pattern.compile("<(?:p|br|div|ul|ol|blockquote|pre)[ />]", Pattern.CASE_INSENSITIVE);

  private final WarcPage page;
  private final String source;
  private final Origin origin;
  private final List<Post> posts = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();

  ForumMarkup(WarcPage page, String source, Origin origin) {
    this.page = page;
    this.source = source;
    this.origin = origin;
  }

  /**
   * The posts of all threads on the page.
   *
   * @throws RecordException if there is none, or what should declare one is not JSON
   */
  List<Post> posts() throws RecordException {
    RecordException broken = null;
    for (String block : LinkedData.blocks(page.html())) {
      if (block.contains(POSTING) || block.contains(QUESTIONS)) {
        try {
          findThreads(MAPPER.readTree(unescaped(block)), false);
        } catch (StreamConstraintsException e) {
          broken =
              new RecordException(
                  Reason.NESTED_TOO_DEEPLY, "more than " + Json.MAX_DEPTH + " levels");
        } catch (JsonProcessingException e) {
          broken = new RecordException(Reason.INVALID_JSON, "JSON-LD");
        }
      }
    }
    if (posts.isEmpty()) {
      throw broken != null ? broken : new RecordException(Reason.NO_POST, "no thread");
    }
    return posts;
  }

  /** Some pages escape even their scripts. */
  private static String unescaped(String block) {
    return block.indexOf('"') < 0 ? Parser.unescapeEntities(block, false) : block;
  }

  private void findThreads(JsonNode node, boolean inQuestions) {
    if (isA(node, POSTING) || inQuestions && isA(node, "Question")) {
      addThread(node);
      return;
    }
    boolean questions = isA(node, QUESTIONS) || inQuestions && node.isArray();
    for (JsonNode child : node) {
      findThreads(child, questions);
    }
  }

  private static boolean isA(JsonNode node, String type) {
    JsonNode types = node.path("@type");
    for (JsonNode one : types.isArray() ? types : List.of(types)) {
      String name = one.asText();
      if (name.substring(name.lastIndexOf('/') + 1).equals(type)) {
        return true;
      }
    }
    return false;
  }

  private void addThread(JsonNode root) {
    String url = key(root, "url", "@id", "mainEntityOfPage");
    int fragment = page.url().indexOf('#');
    String thread =
        url != null ? url : fragment < 0 ? page.url() : page.url().substring(0, fragment);
    add(root, source + ":" + thread, null, Set.of());
  }

  private void add(JsonNode node, String thread, String parent, Set<Flag> place) {
    String id = id(node, parent);
    Long created = time(node, "datePublished", "dateCreated");
    Long modified = time(node, "dateModified");
    String text = text(node, "text", "articleBody");
    String title = parent == null ? text(node, "headline", "name") : null;
    posts.add(
        new Post(
                id,
                thread,
                parent,
                author(node),
                null,
                created,
                modified != null ? modified : created == null ? 0 : created,
                score(node),
                title,
                text != null && HTML.matcher(text).find() ? Markup.HTML : Markup.PLAIN,
                text == null ? "" : text,
                flags(node, place),
                source,
                origin)
            .withCommunity(Hosts.of(page.url())));
    addAll(node.path("acceptedAnswer"), thread, id, Set.of(Flag.ANSWER, Flag.ACCEPTED));
    addAll(node.path("suggestedAnswer"), thread, id, Set.of(Flag.ANSWER));
    addAll(node.path("comment"), thread, id, Set.of());
  }

  private void addAll(JsonNode nodes, String thread, String parent, Set<Flag> place) {
    for (JsonNode node : nodes.isObject() ? List.of(nodes) : nodes) {
      if (node.isObject()) {
        add(node, thread, parent, place);
      }
    }
  }

  /** The source's key, unless several posts have one; then of the content. */
  private String id(JsonNode node, String parent) {
    String key = key(node, "@id", "url", "identifier");
    String text = String.valueOf(text(node, "text", "articleBody"));
    // An answer may be listed twice, as the accepted one and as any.
    if (key != null && texts.computeIfAbsent(key, first -> text).equals(text)) {
      return key;
    }
    return Fingerprint.of(
            List.of(
                String.valueOf(parent),
                String.valueOf(author(node)),
                String.valueOf(text(node, "datePublished", "dateCreated")),
                text))
        .hex();
  }

  /**
   * The first of some values: a text, or the {@code @id} of an object; null where there is none.
   */
  private static String key(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name).isObject() ? node.path(name).path("@id") : node.path(name);
      if ((value.isTextual() || value.isIntegralNumber()) && !value.asText().isBlank()) {
        return Fields.wellFormed(value.asText());
      }
    }
    return null;
  }

  private static String text(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isTextual() && !value.textValue().isBlank()) {
        return Fields.wellFormed(value.textValue());
      }
    }
    return null;
  }

  private static String author(JsonNode node) {
    JsonNode author = node.path("author");
    JsonNode first = author.isArray() ? author.path(0) : author;
    return first.isTextual() ? text(node, "author") : text(first, "name");
  }

  private static Long score(JsonNode node) {
    JsonNode votes = node.path("upvoteCount");
    JsonNode statistics = node.path("interactionStatistic");
    for (JsonNode statistic : statistics.isObject() ? List.of(statistics) : statistics) {
      JsonNode type = statistic.path("interactionType");
      if (type.asText().endsWith("LikeAction") || isA(type, "LikeAction")) {
        votes = statistic.path("userInteractionCount");
      }
    }
    return votes.canConvertToLong() ? (Long) votes.longValue() : null;
  }

  private static Set<Flag> flags(JsonNode node, Set<Flag> place) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    flags.addAll(place);
    if (node.path("creativeWorkStatus").asText().toLowerCase(Locale.ROOT).equals("deleted")) {
      flags.add(Flag.DELETED);
    }
    return flags;
  }

  /**
   * Epoch seconds of a date, or of a date and time; UTC where it has no offset; null where none.
   */
  private static Long time(JsonNode node, String... names) {
    String written = text(node, names);
    if (written == null) {
      return null;
    }
    try {
      TemporalAccessor time =
          written.indexOf('T') < 0
              ? LocalDate.parse(written.strip())
              : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                  written.strip(), OffsetDateTime::from, LocalDateTime::from);
      long seconds =
          time instanceof OffsetDateTime zoned
              ? zoned.toEpochSecond()
              : time instanceof LocalDateTime local
                  ? local.toEpochSecond(ZoneOffset.UTC)
                  : ((LocalDate) time).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      return Fields.isTime(seconds) ? (Long) seconds : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
