package io.parley.transforms;

import io.parley.schemas.Conversation;
import io.parley.schemas.Slot;
import java.io.Serializable;

/**
 * Tells the place of a conversation in the dataset: a pure function of its content and the seed.
 */
@FunctionalInterface
public interface Slots extends Serializable {
  Slot of(Conversation conversation);
}
