package io.parley.transforms.decontaminate;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Looks for the items of benchmarks in every conversation, and marks the turns that may not be used
 * because of them. As many conversations come out as go in. The index of the benchmarks is a side
 * input, so that a worker has it once.
 */
public final class DecontaminateConversations
    extends PTransform<PCollection<Conversation>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** The conversations, marked. */
  public static final TupleTag<Conversation> CONVERSATIONS = new TupleTag<>() {};

  /** What was found. */
  public static final TupleTag<Hit> HITS = new TupleTag<>() {};

  private final transient Benchmarks benchmarks;
  private final DecontaminateConfig.Action action;

  private DecontaminateConversations(Benchmarks benchmarks, DecontaminateConfig.Action action) {
    this.benchmarks = benchmarks;
    this.action = action;
  }

  /**
   * Conversations to {@link #CONVERSATIONS} and {@link #HITS}.
   *
   * @param benchmarks at least one
   */
  public static DecontaminateConversations of(
      Benchmarks benchmarks, DecontaminateConfig.Action action) {
    if (benchmarks.isEmpty()) {
      throw new IllegalArgumentException("benchmarks: none");
    }
    return new DecontaminateConversations(benchmarks, action);
  }

  @Override
  public PCollectionTuple expand(PCollection<Conversation> conversations) {
    // Not a singleton, which would be grouped to make sure that it is one.
    PCollectionView<Iterable<NgramIndex>> index =
        conversations
            .getPipeline()
            .apply(
                "Index of benchmarks",
                Create.of(benchmarks.index()).withCoder(NgramIndexCoder.INSTANCE))
            .apply("Hand out the index", View.asIterable());
    PCollectionTuple judged =
        conversations.apply(
            "Look for benchmarks",
            ParDo.of(new DecontaminateFn(index, action))
                .withSideInputs(index)
                .withOutputTags(CONVERSATIONS, TupleTagList.of(HITS)));
    judged.get(CONVERSATIONS).setCoder(ConversationCoder.of());
    judged.get(HITS).setCoder(HitCoder.of());
    return judged;
  }
}
