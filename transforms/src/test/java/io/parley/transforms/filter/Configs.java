package io.parley.transforms.filter;

import io.parley.transforms.filter.reply.ReplyConfig;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.safety.SafetyConfig;
import io.parley.transforms.filter.source.Communities;
import io.parley.transforms.filter.source.Period;
import io.parley.transforms.filter.source.Sampling;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.source.Topics;
import io.parley.transforms.filter.thread.Reception;
import io.parley.transforms.filter.thread.Shape;
import io.parley.transforms.filter.thread.ThreadConfig;
import java.util.Set;

/** Configurations of the oldest rules; all others let everything pass. */
final class Configs {
  private static final Range ANY = new Range(0, Integer.MAX_VALUE);

  private Configs() {}

  static FilterConfig of(
      Set<String> languages,
      Set<String> licences,
      Range chars,
      Range words,
      boolean bots,
      boolean selfReplies,
      Set<String> openerReplies,
      SafetyConfig safety) {
    return new FilterConfig(
        languages,
        new SourceConfig(
            licences, Communities.all(), Period.always(), Topics.any(), Sampling.everything()),
        new ThreadConfig(
            bots,
            true,
            selfReplies,
            openerReplies,
            true,
            ThreadConfig.ChatReplies.ALL,
            new Shape(ANY, ANY, true, true),
            Reception.defaults()),
        new ReplyConfig(chars, words),
        safety);
  }
}
