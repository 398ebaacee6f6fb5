package io.parley.transforms;

import io.parley.schemas.Conversation;
import java.io.Serializable;
import java.util.BitSet;

/** Lists the candidate replies of a conversation: those a model might be trained to say. */
@FunctionalInterface
public interface Candidates extends Serializable {
  /** The indices of their turns. */
  BitSet of(Conversation conversation);
}
