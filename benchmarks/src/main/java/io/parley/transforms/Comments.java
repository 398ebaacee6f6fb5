package io.parley.transforms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What benchmarks work on: the comments of {@code samples/raw}, as they were written, four to a
 * conversation with the names of their authors. Paths start at the project's root.
 */
public final class Comments {
  private static final Path SAMPLES = Path.of("samples", "raw");
  private static final int TURNS = 4;
  private static final JsonMapper JSON = new JsonMapper(new JsonFactory());

  private record Comment(String author, String text) {}

  /** Which comments. */
  public enum Tongue {
    /** Reddit's and an assistant's, in Markdown. */
    ENGLISH(Markup.MARKDOWN),
    /** A forum's. */
    CHINESE(Markup.BBCODE),
    /** Chinese small talk: lines of a dozen characters, so that a conversation is a tweet. */
    CHAT(Markup.PLAIN),
    /** English of Stack Exchange. */
    HTML(Markup.HTML);

    private final Markup markup;

    Tongue(Markup markup) {
      this.markup = markup;
    }
  }

  private Comments() {}

  /** Raw conversations, as {@code assemble} gives them. */
  public static List<Draft> drafts(Tongue tongue) throws IOException {
    List<Comment> comments =
        switch (tongue) {
          case ENGLISH -> english();
          case CHINESE -> chinese();
          case CHAT -> chat();
          case HTML -> html();
        };
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < comments.size(); i += TURNS) {
      drafts.add(draft(comments.subList(i, Math.min(comments.size(), i + TURNS)), tongue.markup));
    }
    return drafts;
  }

  /** Bytes of the words, in UTF-8. */
  public static long bytes(List<Draft> drafts) {
    return drafts.stream()
        .flatMap(draft -> draft.conversation().turns().stream())
        .mapToLong(turn -> turn.text().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private static Draft draft(List<Comment> comments, Markup markup) {
    Origin origin = new Origin("benchmark", 0, null);
    List<Turn> turns = new ArrayList<>();
    List<String> authors = new ArrayList<>();
    for (Comment comment : comments) {
      int index = turns.size();
      List<PostRef> posts = List.of(new PostRef("p" + index, origin));
      turns.add(
          new Turn(posts, index - 1, null, index + 1, comment.text, null, null, Set.of(), null));
      authors.add(comment.author);
    }
    Conversation conversation = new Conversation("c", "benchmark", null, null, turns, null, origin);
    return new Draft(conversation, Collections.nCopies(turns.size(), markup), authors);
  }

  private static List<Comment> english() throws IOException {
    List<Comment> comments = new ArrayList<>();
    comments.addAll(read("reddit/RC_2019-09_bigquery.json.gz", "author", "body"));
    comments.addAll(read("reddit/RC_2019-11.ndjson", "author", "body"));
    for (JsonNode tree : records("oasst/en_trees.jsonl")) {
      addTexts(tree.path("prompt"), comments);
    }
    return comments;
  }

  private static void addTexts(JsonNode message, List<Comment> comments) {
    comments.add(new Comment("", message.path("text").asText()));
    for (JsonNode reply : message.path("replies")) {
      addTexts(reply, comments);
    }
  }

  private static List<Comment> read(String file, String author, String text) throws IOException {
    List<Comment> comments = new ArrayList<>();
    for (JsonNode node : records(file)) {
      comments.add(new Comment(node.path(author).asText(), node.path(text).asText()));
    }
    return comments;
  }

  private static List<JsonNode> records(String file) throws IOException {
    try (InputStream raw = Files.newInputStream(SAMPLES.resolve(file));
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        MappingIterator<JsonNode> records = JSON.readerFor(JsonNode.class).readValues(in)) {
      return records.readAll();
    }
  }

  private static List<Comment> html() throws IOException {
    List<Comment> comments = new ArrayList<>();
    Path posts = SAMPLES.resolve("stackexchange/beer/Posts.xml");
    for (Element row : Jsoup.parse(Files.readString(posts), "", Parser.xmlParser()).select("row")) {
      comments.add(new Comment("", row.attr("Body")));
    }
    return comments;
  }

  private static List<Comment> chinese() throws IOException {
    List<Comment> comments = new ArrayList<>();
    String forum = Files.readString(SAMPLES.resolve("egret/egret_lines_raw.txt"));
    for (String record : forum.split("\n(?=\\d+ \\+{3}\\$)")) {
      String[] fields = record.split(" \\+{3}\\$\\+{3} ", 3);
      if (fields.length == 3) {
        comments.add(new Comment(fields[1], fields[2]));
      }
    }
    return comments;
  }

  private static List<Comment> chat() throws IOException {
    List<Comment> comments = new ArrayList<>();
    for (String pair : Files.readAllLines(SAMPLES.resolve("pairs/lccc_toy_valid.txt"))) {
      for (String text : pair.split("\t")) {
        comments.add(new Comment("", text.replace(" ", "")));
      }
    }
    return comments;
  }
}
