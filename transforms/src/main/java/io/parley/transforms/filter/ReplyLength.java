package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Replies that are too short or too long to learn from. The detail tells both numbers, such as
 * {@code 3 characters, at least 9}.
 */
record ReplyLength(String unit, ToIntFunction<String> counter, FilterConfig.Range allowed)
    implements Rule {
  /** By code points. */
  static ReplyLength inCharacters(FilterConfig.Range allowed) {
    return new ReplyLength("character", text -> text.codePointCount(0, text.length()), allowed);
  }

  /** By {@link Words}; for one thread. */
  static ReplyLength inWords(FilterConfig.Range allowed) {
    return new ReplyLength("word", new Words()::count, allowed);
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    if (!evidence.target(turn)) {
      return Optional.empty();
    }
    int found = counter.applyAsInt(evidence.turn(turn).text());
    if (found < allowed.min()) {
      return Optional.of(new Cause(Reason.TOO_SHORT, say(found) + ", at least " + allowed.min()));
    }
    if (found > allowed.max()) {
      return Optional.of(new Cause(Reason.TOO_LONG, say(found) + ", at most " + allowed.max()));
    }
    return Optional.empty();
  }

  private String say(int number) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
