package io.parley.transforms.filter.rules;

import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What rules see: a conversation with its language, and what is worth finding out only once. Rules
 * on conversations and on replies see what the rules on turns have rejected. For one thread.
 */
public final class Evidence {
  private final Conversation conversation;
  private final boolean roles;
  private BitSet readable;
  private Set<Flag> flags;
  private int[] addressees;

  public Evidence(Conversation conversation) {
    this.conversation = conversation;
    this.roles = conversation.hasRoles();
  }

  public Conversation conversation() {
    return conversation;
  }

  public Turn turn(int index) {
    return conversation.turns().get(index);
  }

  /** Whether the source says who is the assistant. */
  public boolean roles() {
    return roles;
  }

  /**
   * Whether a model could be trained to say a turn: a reply, and the assistant's where the source
   * knows an assistant.
   */
  public boolean target(int index) {
    Turn turn = turn(index);
    return turn.parent() >= 0 && (!roles || turn.role() == Role.ASSISTANT);
  }

  /** The turns that may be read, as everything above them. Not to be changed. */
  public BitSet readable() {
    if (readable == null) {
      readable = new BitSet();
      List<Turn> turns = conversation.turns();
      for (int i = 0; i < turns.size(); i++) {
        Turn turn = turns.get(i);
        readable.set(i, turn.readable() && (turn.parent() < 0 || readable.get(turn.parent())));
      }
    }
    return readable;
  }

  /** Whether a turn that may be read has a flag. */
  public boolean has(Flag flag) {
    if (flags == null) {
      flags = EnumSet.noneOf(Flag.class);
      readable().stream().forEach(i -> flags.addAll(turn(i).flags()));
    }
    return flags.contains(flag);
  }

  /** To whom a turn is said: the speaker nearest above it who is another; 0 where there is none. */
  public int addressee(int index) {
    if (addressees == null) {
      addressees = new int[conversation.turns().size()];
      for (int i = 0; i < addressees.length; i++) {
        int parent = turn(i).parent();
        if (parent >= 0) {
          int above = turn(parent).speaker();
          addressees[i] = above == turn(i).speaker() ? addressees[parent] : above;
        }
      }
    }
    return addressees[index];
  }
}
