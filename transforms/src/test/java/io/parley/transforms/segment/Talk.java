package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds conversations; turn i has the post "p" + i. */
public final class Talk {
  private final List<Turn> turns = new ArrayList<>();

  public static Conversation chain(String... texts) {
    Talk talk = new Talk();
    for (int i = 0; i < texts.length; i++) {
      talk.say(i - 1, 1 + i % 2, texts[i]);
    }
    return talk.build();
  }

  public Talk say(int parent, int speaker, String text) {
    return add(parent, null, speaker, text, null, null);
  }

  public Talk say(int parent, Role role, String text) {
    return add(parent, role, role.ordinal() + 1, text, null, null);
  }

  public Talk add(int parent, Role role, int speaker, String text, Long time, Long score) {
    PostRef post = new PostRef("p" + turns.size(), new Origin("file", turns.size(), null));
    turns.add(new Turn(List.of(post), parent, role, speaker, text, time, score, Set.of(), null));
    return this;
  }

  public Talk mark(int turn, Flag flag) {
    turns.set(turn, turns.get(turn).withFlag(flag));
    return this;
  }

  public Talk reject(int turn, Reason reason) {
    turns.set(turn, turns.get(turn).reject(Cause.of(reason)));
    return this;
  }

  public Conversation build() {
    Origin origin = new Origin("file", 0, null);
    return new Conversation("c", "test", null, "en", turns, "CC0-1.0", origin);
  }
}
