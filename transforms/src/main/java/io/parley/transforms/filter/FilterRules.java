package io.parley.transforms.filter;

import io.parley.transforms.TokenCounter;
import io.parley.transforms.filter.language.LanguageAllowed;
import io.parley.transforms.filter.reply.ReplyRules;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.safety.Safe;
import io.parley.transforms.filter.source.SourceRules;
import io.parley.transforms.filter.thread.ThreadRules;
import java.util.ArrayList;
import java.util.List;

/** All rules of all rooms. */
public final class FilterRules {
  private FilterRules() {}

  /**
   * The rules of a recipe; of those of one scope the first that objects is named. For one thread.
   *
   * @param tokens asked where the recipe limits them; else may be null
   */
  public static List<Rule> of(FilterConfig config, TokenCounter tokens) {
    List<Rule> rules = new ArrayList<>(SourceRules.of(config.source()));
    if (!config.languages().isEmpty()) {
      rules.add(new LanguageAllowed(config.languages()));
    }
    rules.addAll(ThreadRules.of(config.threads()));
    if (!config.safety().unwanted().isEmpty()) {
      rules.add(new Safe(config.safety().unwanted()));
    }
    rules.addAll(ReplyRules.of(config.replies(), tokens));
    // Last: what only others' votes speak against may still serve as the worse of two replies.
    rules.addAll(ThreadRules.onReception(config.threads().reception()));
    return List.copyOf(rules);
  }

  /** What limits may be set on, whether or not a recipe sets any. For one thread. */
  public static List<Measure> measures(TokenCounter tokens) {
    List<Measure> measures = new ArrayList<>(ReplyRules.measures(tokens));
    measures.addAll(ThreadRules.measures());
    return List.copyOf(measures);
  }
}
