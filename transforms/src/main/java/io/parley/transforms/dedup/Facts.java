package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Turn;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.List;

/** The facts of a conversation. */
final class Facts {
  private Facts() {}

  /**
   * The fact of the whole conversation; its key is of the words, who says them, and who answers
   * whom. Equal but for case and white space is equal.
   */
  static Fact ofConversation(Conversation conversation, Slot slot, long bytes, int replies) {
    boolean roles = conversation.hasRoles();
    List<String> said = new ArrayList<>();
    long score = 0;
    long length = 0;
    for (Turn turn : conversation.turns()) {
      if (turn.readable()) {
        String who = roles ? turn.role().name() : Integer.toString(turn.speaker());
        said.add(turn.parent() + " " + who + " " + Texts.normalize(turn.text()));
        score += turn.score() == null ? 0 : turn.score();
        length += turn.text().length();
      }
    }
    Fingerprint key = Fingerprint.of(said);
    return new Fact(
        key.high(),
        List.of(key),
        replies,
        score,
        length,
        timeOf(conversation.turns().get(0)),
        bytes,
        slot,
        conversation.id(),
        -1,
        "");
  }

  /**
   * The fact of a candidate reply.
   *
   * @param keys of it at each level
   */
  static Fact ofReply(
      Conversation conversation, Slot slot, ReplyKey reply, List<Fingerprint> keys) {
    Turn turn = conversation.turns().get(reply.turn());
    return new Fact(
        keys.get(0).high(),
        keys,
        1,
        turn.score() == null ? 0 : turn.score(),
        turn.text().length(),
        timeOf(turn),
        0,
        slot,
        conversation.id(),
        reply.turn(),
        turn.posts().get(0).id());
  }

  private static long timeOf(Turn turn) {
    return turn.createdAt() == null ? Long.MAX_VALUE : turn.createdAt();
  }
}
