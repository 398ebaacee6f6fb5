package io.parley.transforms;

import io.parley.schemas.Conversation;
import java.io.Serializable;
import java.util.List;

/** Lists the candidate replies of a conversation by what they and their prompts say. */
@FunctionalInterface
public interface ReplyKeys extends Serializable {
  /** In the order of turns. */
  List<ReplyKey> of(Conversation conversation);
}
