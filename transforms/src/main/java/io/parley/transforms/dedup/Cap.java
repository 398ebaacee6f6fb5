package io.parley.transforms.dedup;

import io.parley.schemas.Reason;
import io.parley.schemas.Verdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How many replies may share a key at one level; the best stay.
 *
 * @param reason of those that go
 * @param most at least 1
 */
record Cap(Reason reason, int most) implements Serializable {
  /**
   * Those that stay. What goes here goes wherever else its like are, for as many better ones are
   * here: so each worker thins out what it passes on, and a reply that millions gave needs no
   * worker that holds them all.
   *
   * @param facts sorted here
   */
  List<Fact> keepBest(List<Fact> facts, Consumer<Verdict> verdicts) {
    facts.sort(Fact.ORDER);
    List<Fact> kept = new ArrayList<>();
    int equal = 0;
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      equal = i > 0 && facts.get(i - 1).key().equals(fact.key()) ? equal + 1 : 1;
      if (equal <= most) {
        kept.add(fact);
      } else {
        verdicts.accept(fact.goes(reason));
      }
    }
    return kept;
  }
}
