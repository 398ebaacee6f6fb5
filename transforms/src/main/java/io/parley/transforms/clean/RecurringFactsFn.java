package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.clean.debris.RecurringLines;
import java.util.Map;
import java.util.TreeMap;

/**
 * Facts of a conversation's lines that may recur: its source and a line. How many conversations a
 * source has is told to every partition, which then decides alone.
 */
final class RecurringFactsFn extends BlocksFn<Conversation> {
  private static final long serialVersionUID = 1L;

  private final Partitions partitions;
  private transient Map<Long, Integer> conversations;

  RecurringFactsFn(Partitions partitions) {
    super(partitions);
    this.partitions = partitions;
  }

  @Override
  protected void add(Conversation conversation, FactBlocks blocks) {
    if (conversations == null) {
      conversations = new TreeMap<>();
    }
    long source = Fingerprint.hash64(0, conversation.source());
    conversations.merge(source, 1, Integer::sum);
    for (long line : RecurringLines.of(conversation)) {
      new RecurringCount.Fact(source, line, 0).addTo(blocks, line);
    }
  }

  @Override
  protected void addLast(FactBlocks blocks) {
    if (conversations == null) {
      return;
    }
    conversations.forEach(
        (source, count) -> {
          for (int partition = 0; partition < partitions.count(); partition++) {
            new RecurringCount.Fact(source, 0, count).addTo(blocks, partition);
          }
        });
    conversations = null;
  }
}
