package io.parley.transforms.filter.reply;

import io.parley.transforms.TokenCounter;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/** How long a reply is. */
record Length(String key, String unit, ToIntFunction<String> counter) implements Measure {
  /** By code points. */
  static Length inCharacters() {
    return new Length("turn_chars", "character", text -> text.codePointCount(0, text.length()));
  }

  /** By {@link Words}; for one thread. */
  static Length inWords() {
    return new Length("turn_words", "word", new Words()::count);
  }

  /** By a model's vocabulary. */
  static Length inTokens(TokenCounter counter) {
    return new Length("turn_tokens", "token", counter::count);
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    return OptionalDouble.of(counter.applyAsInt(evidence.turn(turn).text()));
  }
}
