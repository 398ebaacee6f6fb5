package io.parley.transforms;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import java.io.Serializable;

/** Lists the candidate replies of a conversation by what they and their prompts say. */
@FunctionalInterface
public interface ReplyKeys extends Serializable {
  /**
   * For each turn the hash of the reply and everything before it, null where the turn is no
   * candidate.
   */
  Fingerprint[] of(Conversation conversation);
}
