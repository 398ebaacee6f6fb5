package io.parley.transforms.filter.rules;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is below or above what a recipe allows. The detail tells both numbers, such as {@code 3
 * characters, at least 9}.
 *
 * @param measure for one thread
 * @param least allowed
 * @param most allowed
 * @param below the reason where it is less
 * @param above the reason where it is more
 */
public record Limit(Measure measure, double least, double most, Reason below, Reason above)
    implements Rule {
  public static Limit of(Measure measure, Range range, Reason below, Reason above) {
    return new Limit(measure, range.min(), range.max(), below, above);
  }

  @Override
  public String key() {
    return measure.key();
  }

  @Override
  public Scope scope() {
    return measure.scope();
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    OptionalDouble found = measure.of(evidence, turn);
    if (found.isPresent() && found.getAsDouble() < least) {
      return Optional.of(new Cause(below, say(found.getAsDouble()) + ", at least " + show(least)));
    }
    if (found.isPresent() && found.getAsDouble() > most) {
      return Optional.of(new Cause(above, say(found.getAsDouble()) + ", at most " + show(most)));
    }
    return Optional.empty();
  }

  private String say(double number) {
    return show(number) + " " + measure.unit() + (number == 1 ? "" : "s");
  }

  private static String show(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.3f", number);
  }
}
