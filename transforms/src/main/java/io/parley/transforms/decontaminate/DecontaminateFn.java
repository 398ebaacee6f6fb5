package io.parley.transforms.decontaminate;

import io.parley.schemas.Conversation;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

final class DecontaminateFn extends DoFn<Conversation, Conversation> {
  private static final long serialVersionUID = 1L;

  private final PCollectionView<Iterable<NgramIndex>> index;
  private final DecontaminateConfig.Action action;
  private transient Decontaminator decontaminator;

  DecontaminateFn(PCollectionView<Iterable<NgramIndex>> index, DecontaminateConfig.Action action) {
    this.index = index;
    this.action = action;
  }

  @ProcessElement
  public void process(ProcessContext context) {
    if (decontaminator == null) {
      // The same for all elements, and known with the first.
      decontaminator = new Decontaminator(context.sideInput(index).iterator().next(), action);
    }
    Decontaminator.Outcome outcome = decontaminator.judge(context.element());
    context.output(outcome.conversation());
    outcome.hits().forEach(hit -> context.output(DecontaminateConversations.HITS, hit));
  }
}
