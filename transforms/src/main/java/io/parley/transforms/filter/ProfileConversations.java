package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.transforms.Counts;
import io.parley.transforms.TokenCounter;
import java.util.Map;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts what the rules of a filter look at in cleaned conversations, without leaving anything out:
 * each {@link Observation}, as often as it was made. What comes out are parts of the counts, to be
 * added up.
 */
public final class ProfileConversations
    extends PTransform<PCollection<Conversation>, PCollection<Map<String, Long>>> {
  private static final long serialVersionUID = 1L;

  private final FilterConfig config;

  private final TokenCounter tokens;

  private ProfileConversations(FilterConfig config, TokenCounter tokens) {
    this.config = config;
    this.tokens = tokens;
  }

  public static ProfileConversations with(FilterConfig config, TokenCounter tokens) {
    return new ProfileConversations(config, tokens);
  }

  @Override
  public PCollection<Map<String, Long>> expand(PCollection<Conversation> conversations) {
    return conversations
        .apply("Observe conversations", ParDo.of(new ObserveFn(config, tokens)))
        .setCoder(MapCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
  }

  static final class ObserveFn extends DoFn<Conversation, Map<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final FilterConfig config;
    private final TokenCounter tokens;
    private transient Profile profile;
    private transient Counts counts;

    ObserveFn(FilterConfig config, TokenCounter tokens) {
      this.config = config;
      this.tokens = tokens;
    }

    @Setup
    public void setup() {
      profile = new Profile(config, tokens);
    }

    @StartBundle
    public void startBundle() {
      counts = new Counts();
    }

    @ProcessElement
    public void process(@Element Conversation conversation) {
      profile.observe(conversation, observation -> counts.add(observation.toName(), 1));
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      context.output(counts.asMap(), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    }
  }
}
