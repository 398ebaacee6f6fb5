package io.parley.transforms.filter.source;

import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalDouble;

/** The year, in UTC, in which a conversation was opened. */
final class OpenedIn implements Measure {
  @Override
  public String key() {
    return "created";
  }

  @Override
  public String unit() {
    return "year";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    Long opened = evidence.turn(0).createdAt();
    return opened == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Instant.ofEpochSecond(opened).atOffset(ZoneOffset.UTC).getYear());
  }
}
