package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import java.util.List;
import java.util.Set;

/** Finds what a text gives cause to look out for. Not for several threads at once. */
public final class SignalFinder {
  private final CueMatcher cues = new CueMatcher();
  private final List<Classifier> classifiers;

  public SignalFinder(List<Classifier> classifiers) {
    this.classifiers = List.copyOf(classifiers);
  }

  /**
   * The signals of a text.
   *
   * @param language BCP 47; null where it is not known
   */
  public Set<Signal> find(String text, String language) {
    int found = cues.find(text, CueMatcher.languages(language));
    for (Classifier classifier : classifiers) {
      if (classifier.fires(text, language)) {
        found |= 1 << classifier.signal().ordinal();
      }
    }
    return found == 0 ? Set.of() : Outcome.toSet(found);
  }
}
