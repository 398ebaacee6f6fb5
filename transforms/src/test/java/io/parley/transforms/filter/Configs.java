package io.parley.transforms.filter;

import io.parley.transforms.filter.reply.ReplyConfig;
import io.parley.transforms.filter.reply.ReplyKind;
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
import java.util.EnumSet;
import java.util.Set;

/** Configurations of the oldest rules; all others let everything pass. */
final class Configs {
  private static final Range ANY = new Range(0, Integer.MAX_VALUE);

  private Configs() {}

  static final SourceConfig ANYWHERE =
      new SourceConfig(
          Set.of(), Communities.all(), Period.always(), Topics.any(), Sampling.everything());
  static final Shape ANY_SHAPE = new Shape(ANY, ANY, true, true);
  static final ThreadConfig ANYBODY =
      threads(true, true, ThreadConfig.ChatReplies.ALL, ANY_SHAPE, Reception.defaults());

  static ThreadConfig threads(
      boolean nsfw,
      boolean olderReplies,
      ThreadConfig.ChatReplies chatReplies,
      Shape shape,
      Reception reception) {
    return new ThreadConfig(
        true,
        nsfw,
        true,
        Set.of(Conversations.SOURCE),
        olderReplies,
        chatReplies,
        shape,
        reception);
  }

  /** Only these rules; all others let everything pass. */
  static FilterConfig of(SourceConfig source, ThreadConfig threads) {
    return new FilterConfig(
        Set.of(),
        source,
        threads,
        new ReplyConfig(ANY, ANY, ReplyConfig.ANY_NUMBER, 1, 1, EnumSet.allOf(ReplyKind.class)),
        SafetyConfig.defaults());
  }

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
            licences,
            ANYWHERE.communities(),
            ANYWHERE.created(),
            ANYWHERE.topics(),
            ANYWHERE.sampling()),
        new ThreadConfig(
            bots,
            true,
            selfReplies,
            openerReplies,
            true,
            ThreadConfig.ChatReplies.ALL,
            ANY_SHAPE,
            Reception.defaults()),
        new ReplyConfig(chars, words, ReplyConfig.ANY_NUMBER, 1, 1, EnumSet.allOf(ReplyKind.class)),
        safety);
  }
}
