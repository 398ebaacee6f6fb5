package io.parley.transforms.filter.reply;

import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Limit;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Rule;
import java.util.List;

/** The rules on words, in the order in which their causes count. */
public final class ReplyRules {
  private ReplyRules() {}

  /** For one thread. */
  public static List<Rule> of(ReplyConfig config) {
    return List.of(
        Limit.of(Length.inCharacters(), config.chars(), Reason.TOO_SHORT, Reason.TOO_LONG),
        Limit.of(Length.inWords(), config.words(), Reason.TOO_SHORT, Reason.TOO_LONG));
  }

  /** What the limits compare. For one thread. */
  public static List<Measure> measures() {
    return List.of(Length.inCharacters(), Length.inWords());
  }
}
