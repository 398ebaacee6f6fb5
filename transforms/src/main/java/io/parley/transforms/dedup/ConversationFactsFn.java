package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Sizes;
import io.parley.transforms.Slots;

/** Facts of conversations, by what is said. */
final class ConversationFactsFn extends BlocksFn<Conversation> {
  private static final long serialVersionUID = 1L;

  private final Slots slots;
  private final ReplyKeys replies;

  ConversationFactsFn(Slots slots, ReplyKeys replies, Partitions partitions) {
    super(partitions);
    this.slots = slots;
    this.replies = replies;
  }

  @Override
  protected void add(Conversation conversation, FactBlocks blocks) {
    Slot slot = slots.of(conversation);
    if (slot.split() == Split.NONE) {
      return; // gives no rows, so nothing of it can be a copy
    }
    int candidates = replies.of(conversation).size();
    Fact fact = Facts.ofConversation(conversation, slot, Sizes.of(conversation), candidates);
    Entry.addFact(fact, fact.cluster(), blocks);
  }
}
