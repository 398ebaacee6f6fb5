package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.transforms.clean.debris.RecurringLines;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/** Takes the lines that recur out of a conversation. */
final class RemoveRecurringFn extends DoFn<Conversation, Conversation> {
  private static final long serialVersionUID = 1L;

  private final PCollectionView<Iterable<Long>> lines;
  private transient Set<Long> recurring;

  RemoveRecurringFn(PCollectionView<Iterable<Long>> lines) {
    this.lines = lines;
  }

  @StartBundle
  public void startBundle() {
    recurring = null;
  }

  @ProcessElement
  public void remove(ProcessContext context) {
    if (recurring == null) {
      recurring = new HashSet<>();
      context.sideInput(lines).forEach(recurring::add);
    }
    Conversation left = RecurringLines.remove(context.element(), recurring);
    context.output(Cleaner.judged(left));
  }
}
