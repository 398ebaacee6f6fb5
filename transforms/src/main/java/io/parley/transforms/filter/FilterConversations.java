package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
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

  private FilterConversations(FilterConfig config) {
    this.config = config;
  }

  public static FilterConversations with(FilterConfig config) {
    return new FilterConversations(config);
  }

  @Override
  public PCollection<Conversation> expand(PCollection<Conversation> conversations) {
    return conversations
        .apply("Judge turns", ParDo.of(new JudgeFn(config)))
        .setCoder(ConversationCoder.of());
  }

  static final class JudgeFn extends DoFn<Conversation, Conversation> {
    private static final long serialVersionUID = 1L;

    private final FilterConfig config;
    private transient Filter filter;

    JudgeFn(FilterConfig config) {
      this.config = config;
    }

    @Setup
    public void setup() {
      filter = new Filter(config);
    }

    @ProcessElement
    public void process(@Element Conversation conversation, OutputReceiver<Conversation> out) {
      out.output(filter.judge(conversation));
    }
  }
}
