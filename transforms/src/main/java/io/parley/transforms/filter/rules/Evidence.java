package io.parley.transforms.filter.rules;

import io.parley.schemas.Conversation;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;

/** What rules see: a conversation with its language, and what is worth finding out only once. */
public final class Evidence {
  private final Conversation conversation;
  private final boolean roles;

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
}
