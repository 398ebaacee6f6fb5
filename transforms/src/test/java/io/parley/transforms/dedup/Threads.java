package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conversations for tests: two speakers in turn. */
final class Threads {
  private static final Origin ORIGIN = new Origin("f", 0, null);

  private Threads() {}

  static Conversation of(String... texts) {
    return named("c", 0L, texts);
  }

  static Conversation named(String id, Long score, String... texts) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      List<PostRef> posts = List.of(new PostRef(id + "/" + i, ORIGIN));
      turns.add(new Turn(posts, i - 1, null, 1 + i % 2, texts[i], (long) i, score, Set.of(), null));
    }
    return new Conversation(id, "test", null, "en", turns, null, ORIGIN);
  }
}
