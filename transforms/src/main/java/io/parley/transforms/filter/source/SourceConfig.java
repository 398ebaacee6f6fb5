package io.parley.transforms.filter.source;

import java.io.Serializable;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where conversations may come from.
 *
 * @param licences licences allowed, in any case; empty allows all, even where none is known
 * @param communities subreddits, sites, channels, lists
 * @param created when conversations were opened
 * @param topics what they are about
 * @param sampling how many of them
 */
public record SourceConfig(
    Set<String> licences, Communities communities, Period created, Topics topics, Sampling sampling)
    implements Serializable {
  public SourceConfig {
    licences = Set.copyOf(licences);
  }

  public static SourceConfig defaults() {
    return new SourceConfig(
        Set.of(), Communities.all(), Period.always(), Topics.any(), Sampling.everything());
  }

  /**
   * The same where the communities of private sources have other names.
   *
   * @param alias the name that stands for a community's, in lower case
   */
  public SourceConfig withAliases(UnaryOperator<String> alias) {
    return new SourceConfig(
        licences, communities.withAliases(alias), created, topics.withAliases(alias), sampling);
  }
}
