package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.Texts;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What every view asks of a conversation's tree, found in one pass over its turns. Paths are walked
 * from a turn to its root when needed and never stored, so that a chain of n turns takes O(n).
 */
final class Tree {
  /** That others were liked better. */
  private static final Set<Reason> OUTVOTED =
      EnumSet.of(Reason.LOW_SCORE, Reason.NOT_ACCEPTED, Reason.CAPPED_PROMPT);

  private final Conversation conversation;
  private final List<Turn> turns;
  private final boolean hasRoles;
  private final int[] parents;
  private final int[] speakers;
  private final BitSet assistants = new BitSet();
  private final BitSet usable = new BitSet();
  private final BitSet replies = new BitSet();
  private final BitSet outvoted = new BitSet();

  /**
   * The first turn on the path to each that somebody may be answered for: with roles the first of a
   * user, else the first of another speaker than the opener. The turn itself counts; -1 for none.
   */
  private final int[] opening;

  Tree(Conversation conversation) {
    this.conversation = conversation;
    turns = conversation.turns();
    hasRoles = conversation.hasRoles();
    parents = turns.stream().mapToInt(Turn::parent).toArray();
    speakers = turns.stream().mapToInt(Turn::speaker).toArray();
    opening = new int[turns.size()];
    for (int i = 0; i < opening.length; i++) {
      Turn turn = turns.get(i);
      int parent = parents[i];
      assistants.set(i, turn.role() == Role.ASSISTANT);
      opening[i] = parent >= 0 && opening[parent] >= 0 ? opening[parent] : opens(turn) ? i : -1;
      boolean pathUsable = parent < 0 || usable.get(parent);
      if (pathUsable && turn.readable() && !Texts.isBlank(turn.text())) {
        usable.set(i);
        boolean answers = parent >= 0 && opening[i] >= 0;
        if (answers && (!hasRoles || assistants.get(i))) {
          replies.set(i, turn.trainable());
          outvoted.set(i, isOutvoted(turn));
        }
      }
    }
  }

  private static boolean isOutvoted(Turn turn) {
    return !turn.trainable() && OUTVOTED.contains(turn.rejected().reason());
  }

  private boolean opens(Turn turn) {
    return hasRoles
        ? turn.role() == Role.USER
        : turn.parent() >= 0 && speakers[turn.parent()] != turn.speaker();
  }

  Conversation conversation() {
    return conversation;
  }

  int size() {
    return turns.size();
  }

  Turn turn(int index) {
    return turns.get(index);
  }

  int parent(int index) {
    return parents[index];
  }

  int speaker(int index) {
    return speakers[index];
  }

  /** The words of a turn without white space around them. */
  String text(int index) {
    return Texts.strip(turns.get(index).text());
  }

  boolean hasRoles() {
    return hasRoles;
  }

  /** Turns whose text, and that of everything above them, may be read. */
  BitSet usable() {
    return usable;
  }

  /** Candidate replies; see {@link Replies}. */
  BitSet replies() {
    return replies;
  }

  /**
   * Replies that would be candidates had others not been liked better: nothing is wrong with their
   * words, so that a model may be shown them as the worse ones.
   */
  BitSet outvoted() {
    return outvoted;
  }

  /** Whether a turn is on the assistant's side in a row that plays {@code speaker}. */
  boolean assistant(int index, int speaker) {
    return hasRoles ? assistants.get(index) : speakers[index] == speaker;
  }

  /**
   * The last of the turns that stand before the first user turn on the path to a reply, in a row
   * that plays {@code speaker}; -1 where the path starts with a user turn.
   */
  int preambleEnd(int reply, int speaker) {
    int before = parent(opening[reply]);
    return hasRoles || before >= 0 && speakers[before] == speaker ? before : -1;
  }

  /** The path from below {@code above} (-1 for all of it) down to a turn, both in order. */
  int[] path(int above, int last) {
    int length = 0;
    for (int i = last; i != above; i = parent(i)) {
      length++;
    }
    int[] path = new int[length];
    for (int i = last; i != above; i = parent(i)) {
      path[--length] = i;
    }
    return path;
  }

  /** An id for the row about a turn: no two turns share a post. */
  String rowId(int turn) {
    return conversation.id() + "/" + firstPost(turn);
  }

  /** The id of a turn's first post. */
  String firstPost(int turn) {
    return turns.get(turn).posts().get(0).id();
  }
}
