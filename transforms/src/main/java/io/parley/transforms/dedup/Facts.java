package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Turn;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.List;

/** The facts of a conversation. */
final class Facts {
  private Facts() {}

  /**
   * The fact of the whole conversation; its key is of the words and who answers whom. Equal but for
   * case and white space is equal.
   */
  static Fact ofConversation(Conversation conversation, Slot slot, long bytes) {
    List<String> said = new ArrayList<>();
    long score = 0;
    long length = 0;
    for (Turn turn : conversation.turns()) {
      if (turn.readable()) {
        said.add(turn.parent() + " " + Texts.normalize(turn.text()));
        score += turn.score() == null ? 0 : turn.score();
        length += turn.text().length();
      }
    }
    return new Fact(
        Fingerprint.of(said),
        score,
        length,
        timeOf(conversation.turns().get(0)),
        bytes,
        slot,
        conversation.id(),
        -1,
        conversation.id());
  }

  /** The facts of the candidate replies. */
  static List<Fact> ofReplies(Conversation conversation, Slot slot, ReplyKeys replies) {
    Fingerprint[] keys = replies.of(conversation);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != null) {
        Turn turn = conversation.turns().get(i);
        long score = turn.score() == null ? 0 : turn.score();
        facts.add(
            new Fact(
                keys[i],
                score,
                turn.text().length(),
                timeOf(turn),
                0,
                slot,
                conversation.id(),
                i,
                conversation.id() + "/" + turn.posts().get(0).id()));
      }
    }
    return facts;
  }

  private static long timeOf(Turn turn) {
    return turn.createdAt() == null ? Long.MAX_VALUE : turn.createdAt();
  }
}
