package io.parley.transforms.filter.source;

import java.io.Serializable;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What conversations are about: one of the words, or one of the communities or sources. Without
 * either, about anything.
 *
 * @param keywords as {@link io.parley.transforms.Phrases} has them, such as {@code apt-get} and
 *     {@code instal*}
 * @param communities and sources, by name, in any case
 */
public record Topics(Set<String> keywords, Set<String> communities) implements Serializable {
  public Topics {
    keywords = Set.copyOf(keywords);
    communities = Communities.lower(communities);
    keywords.stream()
        .filter(keyword -> !isKeyword(keyword))
        .findFirst()
        .ifPresent(
            keyword -> {
              throw new IllegalArgumentException("keywords: " + keyword);
            });
  }

  public static Topics any() {
    return new Topics(Set.of(), Set.of());
  }

  boolean isAny() {
    return keywords.isEmpty() && communities.isEmpty();
  }

  /** Whether a text is one to look for: a letter or digit first, or another sign but the star. */
  public static boolean isKeyword(String text) {
    return !text.isBlank() && text.strip().charAt(0) != '*';
  }

  Topics withAliases(UnaryOperator<String> alias) {
    return new Topics(keywords, Communities.withAliases(communities, alias));
  }
}
