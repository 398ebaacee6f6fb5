package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What becomes of signals.
 *
 * @param unwanted a turn that has one of these may be neither read nor trained on
 * @param classifiers asked about every turn beside the lists of cues
 */
public record SafetyConfig(Set<Signal> unwanted, List<Classifier> classifiers)
    implements Serializable {
  public SafetyConfig {
    unwanted = Set.copyOf(unwanted);
    classifiers = List.copyOf(classifiers);
  }

  /** Signals stand on the rows and leave nothing out; no classifier is asked. */
  public static SafetyConfig defaults() {
    return new SafetyConfig(Set.of(), List.of());
  }
}
