package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Draft;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Cleans every conversation: readable text, and the private data replaced. One conversation out for
 * each one in; turns of which nothing is left are marked.
 */
public final class CleanConversations
    extends PTransform<PCollection<Draft>, PCollection<Conversation>> {
  private static final long serialVersionUID = 1L;

  private final CleanConfig config;

  private CleanConversations(CleanConfig config) {
    this.config = config;
  }

  public static CleanConversations with(CleanConfig config) {
    return new CleanConversations(config);
  }

  @Override
  public PCollection<Conversation> expand(PCollection<Draft> drafts) {
    return drafts
        .apply("Clean conversations", ParDo.of(new CleanFn(config)))
        .setCoder(ConversationCoder.of());
  }
}
