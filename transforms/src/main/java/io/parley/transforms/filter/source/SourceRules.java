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
    if (!config.communities().equals(Communities.all())) {
      rules.add(new CommunityAllowed(config.communities()));
    }
    if (!config.created().isAlways()) {
      rules.add(new OpenedWithin(config.created()));
    }
    if (!config.topics().isAny()) {
      rules.add(new OnTopic(config.topics()));
    }
    if (!config.sampling().isEverything()) {
      rules.add(new Sampled(config.sampling()));
    }
    return List.copyOf(rules);
  }
}
