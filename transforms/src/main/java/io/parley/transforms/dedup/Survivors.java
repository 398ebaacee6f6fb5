package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Decides who of one cluster stays. From the best to the least, a conversation stays unless one
 * that stays is as similar as the threshold, and has its questions and answers, too: links only
 * say who is worth comparing. So whoever goes is like the winner that its verdict names, however
 * long the chain of links between them is.
 */
final class Survivors {
  /** Survivors that are compared for one band. More are unlike all the same, and cost time. */
  private static final int MOST_COMPARED = 32;

  private final Bands bands;
  private final double threshold;
  private final Consumer<Verdict> verdicts;
  private final List<Clustered> survivors = new ArrayList<>();
  private final Map<Long, BitSet> byBand = new HashMap<>();

  /** What became of each text. */
  private final Map<Fingerprint, Match> matches = new HashMap<>();

  private record Match(Fact winner, double similarity) {}

  Survivors(Bands bands, double threshold, Consumer<Verdict> verdicts) {
    this.bands = bands;
    this.threshold = threshold;
    this.verdicts = verdicts;
  }

  /** Takes the members of the cluster from the best on. */
  void add(Clustered member) {
    Fact fact = member.fact();
    Match match = matches.get(fact.key());
    if (match == null) {
      match = bestMatch(member.sketch());
      matches.put(fact.key(), match);
    }
    if (match.winner == null) {
      stay(member);
      matches.put(fact.key(), new Match(fact, 1));
    } else {
      verdicts.accept(fact.losesTo(match.winner, match.similarity));
    }
  }

  private Match bestMatch(Sketch sketch) {
    BitSet candidates = new BitSet();
    for (int band = 0; band < bands.count(); band++) {
      candidates.or(byBand.getOrDefault(key(band, sketch), new BitSet()));
    }
    Match best = new Match(null, 0);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      Clustered survivor = survivors.get(i);
      double similarity = survivor.sketch().similarity(sketch);
      if (similarity >= threshold
          && similarity > best.similarity
          && survivor.sketch().coversPartsOf(sketch, threshold)) {
        best = new Match(survivor.fact(), similarity);
      }
    }
    return best;
  }

  private void stay(Clustered member) {
    for (int band = 0; band < bands.count(); band++) {
      BitSet sharing = byBand.computeIfAbsent(key(band, member.sketch()), key -> new BitSet());
      if (sharing.cardinality() < MOST_COMPARED) {
        sharing.set(survivors.size());
      }
    }
    survivors.add(member);
  }

  private long key(int band, Sketch sketch) {
    return bands.key(band, sketch::slot);
  }
}
