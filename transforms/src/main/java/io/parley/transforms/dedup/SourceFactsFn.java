package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.Sizes;
import io.parley.transforms.Slots;

/** Facts of conversations whose source has a cap, by conversation. */
final class SourceFactsFn extends BlocksFn<Conversation> {
  private static final long serialVersionUID = 1L;

  private final Caps caps;
  private final Slots slots;

  SourceFactsFn(Caps caps, Slots slots, Partitions partitions) {
    super(partitions);
    this.caps = caps;
    this.slots = slots;
  }

  @Override
  protected void add(Conversation conversation, FactBlocks blocks) {
    if (!caps.perSource().containsKey(conversation.source())) {
      return;
    }
    Slot slot = slots.of(conversation);
    if (slot.split() == Split.NONE) {
      return; // gives no rows, and takes nobody's place
    }
    Fact fact = Facts.ofSource(conversation, slot, Sizes.of(conversation));
    Entry.addFact(fact, Fingerprint.of(conversation.id()).high(), blocks);
  }
}
