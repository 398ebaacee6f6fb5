package io.parley.transforms.filter.thread;

import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.util.BitSet;
import java.util.OptionalDouble;

/**
 * How many speak in the turns that may be read. Where the source has roles, users are one and so
 * are assistants, and instructions are nobody's.
 */
final class Speakers implements Measure {
  @Override
  public String key() {
    return "speakers";
  }

  @Override
  public String unit() {
    return "speaker";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    return OptionalDouble.of(count(evidence));
  }

  static int count(Evidence evidence) {
    BitSet found = new BitSet();
    BitSet readable = evidence.readable();
    for (int i = readable.nextSetBit(0); i >= 0; i = readable.nextSetBit(i + 1)) {
      Turn turn = evidence.turn(i);
      if (!evidence.roles()) {
        found.set(turn.speaker());
      } else if (turn.role() != Role.SYSTEM) {
        found.set(turn.role().ordinal());
      }
    }
    return found.cardinality();
  }
}
