package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Replies that are too short or too long to learn from. The detail tells both numbers, such as
 * {@code 3 characters, at least 9}.
 */
record ReplyLength(Unit unit, FilterConfig.Range allowed) implements Rule {
  /** What is counted. */
  enum Unit {
    /** Code points. */
    CHARACTERS("character", text -> text.codePointCount(0, text.length())),
    WORDS("word", Words::count);

    private final String noun;
    private final ToIntFunction<String> counter;

    Unit(String noun, ToIntFunction<String> counter) {
      this.noun = noun;
      this.counter = counter;
    }

    private String say(int number) {
      return number + " " + noun + (number == 1 ? "" : "s");
    }
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    if (!evidence.target(turn)) {
      return Optional.empty();
    }
    int found = unit.counter.applyAsInt(evidence.turn(turn).text());
    if (found < allowed.min()) {
      return Optional.of(
          new Cause(Reason.TOO_SHORT, unit.say(found) + ", at least " + allowed.min()));
    }
    if (found > allowed.max()) {
      return Optional.of(
          new Cause(Reason.TOO_LONG, unit.say(found) + ", at most " + allowed.max()));
    }
    return Optional.empty();
  }
}
