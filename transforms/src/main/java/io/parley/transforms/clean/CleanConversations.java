package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Draft;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import io.parley.transforms.Secret;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Cleans every conversation: readable text, and the private data replaced. One conversation out for
 * each one in; turns of which nothing is left are marked. Lines that recur across a source go last:
 * what is left is counted in no second pass, so that cleaning the output again may find a few more.
 */
public final class CleanConversations
    extends PTransform<PCollection<Draft>, PCollection<Conversation>> {
  private static final long serialVersionUID = 1L;

  private final CleanConfig config;
  private final Partitions partitions;
  private final Secret key;

  private CleanConversations(CleanConfig config, Partitions partitions, Secret key) {
    this.config = config;
    this.partitions = partitions;
    this.key = key;
  }

  /**
   * Cleans as a recipe says.
   *
   * @param partitions a worker holds the lines of one at a time, to count those that recur
   */
  public static CleanConversations with(CleanConfig config, Partitions partitions) {
    return new CleanConversations(config, partitions, null);
  }

  /**
   * With a key.
   *
   * @param secret makes pseudonyms; may be null where the configuration asks for none
   */
  public CleanConversations keyed(Secret secret) {
    return new CleanConversations(config, partitions, secret);
  }

  @Override
  public PCollection<Conversation> expand(PCollection<Draft> drafts) {
    if (key == null && config.privacy().pseudonyms()) {
      throw new IllegalArgumentException("key: none, though there are pseudonyms");
    }
    PCollection<Conversation> clean =
        drafts
            .apply("Clean conversations", ParDo.of(new CleanFn(config, key)))
            .setCoder(ConversationCoder.of());
    return config.debris().recurring().on() ? withoutRecurring(clean) : clean;
  }

  private PCollection<Conversation> withoutRecurring(PCollection<Conversation> clean) {
    PCollectionView<Iterable<Long>> lines =
        clean
            .apply("List lines", ParDo.of(new RecurringFactsFn(partitions)))
            .setCoder(FactBlocks.CODER)
            .apply("Gather equal lines", GroupByKey.create())
            .apply("Count equal lines", ParDo.of(new CountRecurringFn(config.debris().recurring())))
            .apply("Hand out recurring lines", View.asIterable());
    return clean
        .apply(
            "Remove recurring lines", ParDo.of(new RemoveRecurringFn(lines)).withSideInputs(lines))
        .setCoder(ConversationCoder.of());
  }
}
