package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.List;

/** The facts of a conversation. */
final class Facts {
  private Facts() {}

  /** The fact of the whole conversation. */
  static Fact ofConversation(Conversation conversation, Slot slot, long bytes, int replies) {
    long score = 0;
    long length = 0;
    for (Turn turn : conversation.turns()) {
      if (turn.readable()) {
        score += turn.score() == null ? 0 : turn.score();
        length += turn.text().length();
      }
    }
    Fingerprint key = keyOf(conversation);
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

  /** The fact of a conversation of which the source alone counts. */
  static Fact ofSource(Conversation conversation, Slot slot, long bytes) {
    Fingerprint key = CapSources.keyOf(conversation.source());
    return new Fact(key.high(), List.of(key), 0, 0, 0, 0, bytes, slot, conversation.id(), -1, "");
  }

  /**
   * The key of the whole conversation: of the words, who says them, and who answers whom. Equal but
   * for case and white space is equal.
   */
  static Fingerprint keyOf(Conversation conversation) {
    boolean roles = conversation.hasRoles();
    List<String> said = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      if (turn.readable()) {
        String who = roles ? turn.role().name() : Integer.toString(turn.speaker());
        said.add(turn.parent() + " " + who + " " + Texts.normalize(turn.text()));
      }
    }
    return Fingerprint.of(said);
  }

  /**
   * The fact of something in an earlier dataset.
   *
   * @param post the id of a reply's first post; null for a whole conversation
   */
  static Fact known(Fingerprint key, String conversation, String post) {
    return new Fact(
        key.high(),
        List.of(key),
        0,
        0,
        0,
        Long.MAX_VALUE,
        0,
        new Slot(Split.NONE, 0),
        conversation,
        post == null ? -1 : 0,
        post == null ? "" : post);
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
