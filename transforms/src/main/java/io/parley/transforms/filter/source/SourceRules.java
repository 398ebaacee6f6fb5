package io.parley.transforms.filter.source;

import io.parley.transforms.filter.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** The rules on origin, in the order in which their causes count. */
public final class SourceRules {
  private SourceRules() {}

  public static List<Rule> of(SourceConfig config) {
    List<Rule> rules = new ArrayList<>();
    if (!config.licences().isEmpty()) {
      rules.add(new LicenceAllowed(config.licences()));
    }
    return List.copyOf(rules);
  }
}
