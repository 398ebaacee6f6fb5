package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Draft;
import io.parley.transforms.Secret;
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
  private final Secret key;

  private CleanConversations(CleanConfig config, Secret key) {
    this.config = config;
    this.key = key;
  }

  public static CleanConversations with(CleanConfig config) {
    return new CleanConversations(config, null);
  }

  /**
   * With a key.
   *
   * @param secret makes pseudonyms; may be null where the configuration asks for none
   */
  public CleanConversations keyed(Secret secret) {
    return new CleanConversations(config, secret);
  }

  @Override
  public PCollection<Conversation> expand(PCollection<Draft> drafts) {
    if (key == null && config.privacy().pseudonyms()) {
      throw new IllegalArgumentException("key: none, though there are pseudonyms");
    }
    return drafts
        .apply("Clean conversations", ParDo.of(new CleanFn(config, key)))
        .setCoder(ConversationCoder.of());
  }
}
