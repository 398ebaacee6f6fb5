package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conversations to judge. */
public final class Conversations {
  public static final String SOURCE = "test";

  private static final Origin ORIGIN = new Origin("test.jsonl", 0, null);

  private final List<Turn> turns = new ArrayList<>();
  private String id = "c";
  private String source = SOURCE;
  private String community;
  private String licence;
  private String title;

  /** Each text answers the one before it, by two speakers in turn. */
  public static Conversation chain(String... texts) {
    Conversations chain = new Conversations();
    for (int i = 0; i < texts.length; i++) {
      chain.turn(i - 1, 1 + i % 2, texts[i]);
    }
    return chain.build();
  }

  public Conversations id(String name) {
    id = name;
    return this;
  }

  public Conversations source(String name) {
    source = name;
    return this;
  }

  public Conversations community(String name) {
    community = name;
    return this;
  }

  public Conversations licence(String name) {
    licence = name;
    return this;
  }

  public Conversations title(String text) {
    title = text;
    return this;
  }

  public Conversations turn(int parent, int speaker, String text, Flag... flags) {
    return add(parent, null, speaker, text, null, flags);
  }

  public Conversations turn(int parent, Role role, String text) {
    return add(parent, role, role == Role.ASSISTANT ? 2 : 1, text, null);
  }

  public Conversations rejected(int parent, int speaker, String text, Cause cause) {
    return add(parent, null, speaker, text, cause);
  }

  /** When the last turn was written, and its votes; null where nobody knows. */
  public Conversations with(Long createdAt, Long score) {
    Turn last = turns.remove(turns.size() - 1);
    turns.add(
        new Turn(
            last.posts(),
            last.parent(),
            last.role(),
            last.speaker(),
            last.text(),
            createdAt,
            score,
            last.flags(),
            last.rejected()));
    return this;
  }

  private Conversations add(
      int parent, Role role, int speaker, String text, Cause cause, Flag... flags) {
    List<PostRef> posts = List.of(new PostRef("p" + turns.size(), ORIGIN));
    turns.add(new Turn(posts, parent, role, speaker, text, null, null, Set.of(flags), cause));
    return this;
  }

  public Conversation build() {
    return new Conversation(id, source, community, title, null, turns, licence, ORIGIN);
  }
}
