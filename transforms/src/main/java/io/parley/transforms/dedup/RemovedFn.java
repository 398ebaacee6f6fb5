package io.parley.transforms.dedup;

import io.parley.schemas.Verdict;
import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;

/** Names conversations that go, by conversation. */
final class RemovedFn extends BlocksFn<Verdict> {
  private static final long serialVersionUID = 1L;

  RemovedFn(Partitions partitions) {
    super(partitions);
  }

  @Override
  protected void add(Verdict verdict, FactBlocks blocks) {
    Entry.addRemoved(verdict.conversation(), blocks);
  }
}
