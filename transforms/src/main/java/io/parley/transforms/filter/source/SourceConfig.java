package io.parley.transforms.filter.source;

import java.io.Serializable;
import java.util.Set;

/**
 * Where conversations may come from.
 *
 * @param licences licences allowed, in any case; empty allows all, even where none is known
 */
public record SourceConfig(Set<String> licences) implements Serializable {
  public SourceConfig {
    licences = Set.copyOf(licences);
  }

  public static SourceConfig defaults() {
    return new SourceConfig(Set.of());
  }
}
