package io.parley.transforms.filter;

import io.parley.transforms.filter.language.Languages;
import io.parley.transforms.filter.reply.ReplyConfig;
import io.parley.transforms.filter.safety.SafetyConfig;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.thread.ThreadConfig;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What {@code filter} lets through.
 *
 * @param languages languages of conversations allowed, of {@link #KNOWN_LANGUAGES}; {@code zh}
 *     stands for {@code zh-Hans}, {@code zh-Hant} and {@code yue} too; empty allows all. A
 *     conversation with too little text to judge by, or whose best two languages are too close, is
 *     {@code und}, and stays only where {@code und} is listed: someone who asks for German does not
 *     expect whatever could not be told
 * @param source where conversations may come from
 * @param threads who may speak to whom
 * @param replies what a reply that is learnt may say
 * @param safety what becomes of turns with signals
 */
public record FilterConfig(
    Set<String> languages,
    SourceConfig source,
    ThreadConfig threads,
    ReplyConfig replies,
    SafetyConfig safety)
    implements Serializable {
  /** What a conversation's language may turn out to be: BCP 47, no regions; scripts of Chinese. */
  public static final Set<String> KNOWN_LANGUAGES = Languages.all();

  public FilterConfig {
    languages = Set.copyOf(languages);
    Set<String> unknown = new TreeSet<>(languages);
    unknown.removeAll(KNOWN_LANGUAGES);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "languages: "
              + String.join(", ", unknown)
              + " not among "
              + String.join(", ", KNOWN_LANGUAGES));
    }
  }

  public static FilterConfig defaults() {
    return new FilterConfig(
        Set.of(),
        SourceConfig.defaults(),
        ThreadConfig.defaults(),
        ReplyConfig.defaults(),
        SafetyConfig.defaults());
  }

  /**
   * The same where the communities of private sources have other names.
   *
   * @param alias the name that stands for a community's, in lower case
   */
  public FilterConfig withAliases(UnaryOperator<String> alias) {
    return new FilterConfig(languages, source.withAliases(alias), threads, replies, safety);
  }
}
