package io.parley.transforms.filter.source;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/** All turns of a conversation that was opened at another time, or nobody knows when. */
record OpenedWithin(Period period) implements Rule {
  @Override
  public String key() {
    return "created";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Long opened = evidence.turn(0).createdAt();
    if (opened == null) {
      return Optional.of(new Cause(Reason.OUT_OF_PERIOD, "unknown"));
    }
    if (period.isAfter(opened)) {
      return Optional.of(new Cause(Reason.OUT_OF_PERIOD, "before " + period.from()));
    }
    return period.isBefore(opened)
        ? Optional.of(new Cause(Reason.OUT_OF_PERIOD, "after " + period.until()))
        : Optional.empty();
  }
}
