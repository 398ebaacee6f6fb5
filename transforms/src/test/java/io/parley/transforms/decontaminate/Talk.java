package io.parley.transforms.decontaminate;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conversations to compare with benchmarks. */
final class Talk {
  private static final Origin ORIGIN = new Origin("talk.jsonl", 0, null);

  private final List<Turn> turns = new ArrayList<>();

  /** Each text answers the one before it. */
  static Conversation chain(String... texts) {
    Talk talk = new Talk();
    for (String text : texts) {
      talk.turn(talk.turns.size() - 1, text);
    }
    return talk.build("c");
  }

  Talk turn(int parent, String text) {
    return rejected(parent, text, null);
  }

  Talk rejected(int parent, String text, Cause cause) {
    List<PostRef> posts = List.of(new PostRef("p" + turns.size(), ORIGIN));
    int speaker = 1 + turns.size() % 2;
    turns.add(new Turn(posts, parent, null, speaker, text, null, null, Set.of(), cause));
    return this;
  }

  Conversation build(String id) {
    return new Conversation(id, "test", null, null, turns, null, ORIGIN);
  }

  /** What is wrong with each turn, as "reason detail"; empty for nothing. */
  static List<String> causes(Conversation conversation) {
    return conversation.turns().stream()
        .map(Turn::rejected)
        .map(cause -> cause == null ? "" : (cause.reason().label() + " " + cause.detail()).strip())
        .toList();
  }
}
