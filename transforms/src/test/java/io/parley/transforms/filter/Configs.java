package io.parley.transforms.filter;

import io.parley.transforms.filter.reply.ReplyConfig;
import io.parley.transforms.filter.reply.ReplyKind;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.safety.SafetyConfig;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.thread.ThreadConfig;
import java.util.EnumSet;
import java.util.Set;

/** Configurations of the oldest rules; all others let everything pass. */
final class Configs {
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
        new SourceConfig(licences),
        new ThreadConfig(bots, selfReplies, openerReplies),
        new ReplyConfig(chars, words, ReplyConfig.ANY_NUMBER, 1, 1, EnumSet.allOf(ReplyKind.class)),
        safety);
  }
}
