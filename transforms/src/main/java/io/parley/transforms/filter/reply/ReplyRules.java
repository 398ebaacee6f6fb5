package io.parley.transforms.filter.reply;

import io.parley.schemas.Reason;
import io.parley.transforms.TokenCounter;
import io.parley.transforms.filter.rules.Limit;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** The rules on words, in the order in which their causes count. */
public final class ReplyRules {
  private ReplyRules() {}

  /**
   * What a configuration asks for; for one thread.
   *
   * @param tokens asked where the configuration limits them; else may be null
   */
  public static List<Rule> of(ReplyConfig config, TokenCounter tokens) {
    List<Rule> rules = new ArrayList<>();
    rules.add(Limit.of(Length.inCharacters(), config.chars(), Reason.TOO_SHORT, Reason.TOO_LONG));
    rules.add(Limit.of(Length.inWords(), config.words(), Reason.TOO_SHORT, Reason.TOO_LONG));
    if (config.countsTokens()) {
      rules.add(
          Limit.of(Length.inTokens(tokens), config.tokens(), Reason.TOO_SHORT, Reason.TOO_LONG));
    }
    if (config.echo() < 1) {
      rules.add(share(new Echo(), config.echo(), Reason.ECHO));
    }
    if (config.repetition() < 1) {
      rules.add(share(new Repetition(), config.repetition(), Reason.REPETITIVE));
    }
    for (ReplyKind kind : ReplyKind.values()) {
      if (!config.kinds().contains(kind)) {
        rules.add(against(kind));
      }
    }
    return List.copyOf(rules);
  }

  private static Limit share(Measure measure, double most, Reason above) {
    return new Limit(measure, 0, most, above, above);
  }

  private static Rule against(ReplyKind kind) {
    return switch (kind) {
      case GENERIC -> new GenericReply();
      case BARE_LINKS -> new BareLinks();
      case REFUSALS -> new Refusal();
      case TRUNCATED -> new Truncated();
      case LANGUAGE_SWITCHES -> new LanguageSwitch();
    };
  }

  /** What the limits compare. For one thread. */
  public static List<Measure> measures(TokenCounter tokens) {
    return List.of(
        Length.inCharacters(),
        Length.inWords(),
        Length.inTokens(tokens),
        new Echo(),
        new Repetition());
  }
}
