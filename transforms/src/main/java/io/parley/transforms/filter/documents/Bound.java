package io.parley.transforms.filter.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One rule on documents: a number, and from where to where it may be.
 *
 * @param name as it stands in the books
 * @param measure of a document; not a number where it says nothing of it
 */
record Bound(String name, ToDoubleFunction<Document> measure, double least, double most) {
  static Bound atLeast(double least, String name, ToDoubleFunction<Document> measure) {
    return new Bound(name, measure, least, Double.POSITIVE_INFINITY);
  }

  static Bound atMost(double most, String name, ToDoubleFunction<Document> measure) {
    return new Bound(name, measure, Double.NEGATIVE_INFINITY, most);
  }

  /** What is wrong, such as {@code words 12, at least 50}. */
  Optional<String> objection(Document document) {
    double found = measure.applyAsDouble(document);
    if (found < least) {
      return Optional.of(name + " " + show(found) + ", at least " + show(least));
    }
    return found > most
        ? Optional.of(name + " " + show(found) + ", at most " + show(most))
        : Optional.empty();
  }

  private static String show(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.3f", number);
  }
}
