package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.ReplyKeys;
import io.parley.transforms.Slots;

/** Facts of replies, by conversation. */
final class ReplyFactsFn extends BlocksFn<Conversation> {
  private static final long serialVersionUID = 1L;

  private final Levels levels;
  private final Slots slots;
  private final ReplyKeys replies;

  ReplyFactsFn(Levels levels, Slots slots, ReplyKeys replies, Partitions partitions) {
    super(partitions);
    this.levels = levels;
    this.slots = slots;
    this.replies = replies;
  }

  @Override
  protected void add(Conversation conversation, FactBlocks blocks) {
    Slot slot = slots.of(conversation);
    long hash = Fingerprint.of(conversation.id()).high();
    for (ReplyKey reply : replies.of(conversation)) {
      Fact fact = Facts.ofReply(conversation, slot, reply, levels.keys(reply.pair(), reply));
      Entry.addFact(fact, hash, blocks);
    }
  }
}
