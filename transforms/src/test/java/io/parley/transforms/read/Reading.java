package io.parley.transforms.read;

import io.parley.schemas.Markup;
import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What reading a file gave. */
record Reading(List<Post> posts, List<Rejection> rejected) {
  static final String PATH = "dir/file";

  static Reading of(String format, String content) throws IOException {
    return of(format, content.getBytes(StandardCharsets.UTF_8));
  }

  static Reading of(String format, byte[] stored) throws IOException {
    return of(format, new ByteArrayInputStream(stored));
  }

  static Reading of(String format, InputStream stored) throws IOException {
    InputFile file =
        new InputFile("/" + PATH, PATH, format, format, "CC0-1.0", null, 0, Long.MAX_VALUE);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    new PostReader(file, reading.posts::add, reading.rejected::add).read(new Source(stored));
    return reading;
  }

  /** What reading a file of the tests' resources gave, with its companion beside it. */
  static Reading ofResource(String format, String name) throws IOException {
    String path;
    try {
      path = Path.of(Reading.class.getResource(name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
    return ofFile(format, path);
  }

  static Reading ofFile(String format, String path) throws IOException {
    InputFile file = new InputFile(path, PATH, format, format, "CC0-1.0", null, 0, Long.MAX_VALUE);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    try (Source stored = Source.open(path, 0)) {
      new PostReader(file, reading.posts::add, reading.rejected::add).read(stored);
    }
    return reading;
  }

  List<String> texts() {
    return posts.stream().map(Post::text).toList();
  }

  /**
   * Each as {@code thread id < parent who: text}, long keys by their first characters, and what
   * else there is behind it.
   */
  List<String> shown() {
    return posts.stream().map(Reading::show).toList();
  }

  private static String show(Post post) {
    StringBuilder shown = new StringBuilder();
    shown.append(brief(post.thread())).append(' ').append(brief(post.id()));
    shown.append(post.parent() == null ? "" : " < " + brief(post.parent()));
    shown.append(' ').append(post.role() == null ? post.author() : post.role().label());
    shown.append(": ").append(post.text());
    shown.append(post.markup() == Markup.PLAIN ? "" : " | " + post.markup());
    shown.append(post.createdAt() == null ? "" : " | at " + post.createdAt());
    shown.append(post.score() == null ? "" : " | score " + post.score());
    post.flags().forEach(flag -> shown.append(" | ").append(flag));
    return shown.toString();
  }

  private static String brief(String key) {
    return key.length() < 32 ? key : key.substring(0, key.length() - 28);
  }

  /** Each as {@code offset reason: detail}. */
  List<String> causes() {
    return rejected.stream()
        .map(
            r ->
                r.origin().offset()
                    + " "
                    + r.cause().reason().label()
                    + (r.cause().detail().isEmpty() ? "" : ": " + r.cause().detail()))
        .toList();
  }
}
