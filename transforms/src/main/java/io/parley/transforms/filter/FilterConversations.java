package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.transforms.TokenCounter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Judges every conversation: sets its language and marks the turns that may not be read or trained
 * on, with the cause. As many come out as go in.
 */
public final class FilterConversations
    extends PTransform<PCollection<Conversation>, PCollection<Conversation>> {
  private static final long serialVersionUID = 1L;

  private final FilterConfig config;
  private final TokenCounter tokens;

  private FilterConversations(FilterConfig config, TokenCounter tokens) {
    this.config = config;
    this.tokens = tokens;
  }

  /** Judges as a recipe says that limits no tokens. */
  public static FilterConversations with(FilterConfig config) {
    return new FilterConversations(config, null);
  }

  /**
   * With limits on tokens.
   *
   * @param counter as the model counts that is to be trained; asked only where there are limits
   */
  public FilterConversations counting(TokenCounter counter) {
    return new FilterConversations(config, counter);
  }

  @Override
  public PCollection<Conversation> expand(PCollection<Conversation> conversations) {
    if (tokens == null && config.replies().countsTokens()) {
      throw new IllegalArgumentException("counter: none, though tokens are limited");
    }
    return conversations
        .apply("Judge turns", ParDo.of(new JudgeFn(config, tokens)))
        .setCoder(ConversationCoder.of());
  }

  static final class JudgeFn extends DoFn<Conversation, Conversation> {
    private static final long serialVersionUID = 1L;

    private final FilterConfig config;
    private final TokenCounter tokens;
    private transient Filter filter;

    JudgeFn(FilterConfig config, TokenCounter tokens) {
      this.config = config;
      this.tokens = tokens;
    }

    @Setup
    public void setup() {
      filter = new Filter(config, tokens);
    }

    @ProcessElement
    public void process(@Element Conversation conversation, OutputReceiver<Conversation> out) {
      out.output(filter.judge(conversation));
    }
  }
}
