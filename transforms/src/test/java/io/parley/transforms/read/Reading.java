package io.parley.transforms.read;

import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    InputFile file = new InputFile("/" + PATH, PATH, format, format, "CC0-1.0", 0, Long.MAX_VALUE);
    Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
    new PostReader(file, reading.posts::add, reading.rejected::add).read(new Source(stored));
    return reading;
  }

  List<String> texts() {
    return posts.stream().map(Post::text).toList();
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
