package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Decides who of one cluster stays. From the best to the least, one stays unless one that stays is
 * as similar as the threshold, and has its questions and answers, too: links only say who is worth
 * comparing. So whoever goes is like the winner that its verdict names, however long the chain of
 * links between them is.
 */
final class Survivors {
  /** Survivors that are compared for one band. More are unlike all the same, and cost time. */
  private static final int MOST_COMPARED = 32;

  private static final int[] NONE = {};

  private final Bands bands;
  private final double threshold;
  private final Map<Fingerprint, Sketch> sketches;
  private final Consumer<Verdict> verdicts;
  private final List<Fact> survivors = new ArrayList<>();

  /** Indices of survivors, as many as are compared for one band. */
  private final Map<Long, int[]> byBand = new HashMap<>();

  /** What became of each text. */
  private final Map<Fingerprint, Match> matches = new HashMap<>();

  private record Match(Fact winner, double similarity) {}

  /**
   * @param sketches by key; what has none is like its equals only
   */
  Survivors(
      Bands bands,
      double threshold,
      Map<Fingerprint, Sketch> sketches,
      Consumer<Verdict> verdicts) {
    this.bands = bands;
    this.threshold = threshold;
    this.sketches = sketches;
    this.verdicts = verdicts;
  }

  /**
   * Takes the members of the cluster from the best on; true for those that stay, in so far as they
   * are not known from before.
   */
  boolean add(Fact fact) {
    if (fact.known()) {
      // They come first, and are never told to go; the first of equal ones stands for all.
      if (matches.putIfAbsent(fact.key(), new Match(fact, 1)) == null) {
        stay(fact, sketches.get(fact.key()));
      }
      return false;
    }
    Match match = matches.get(fact.key());
    if (match == null) {
      Sketch sketch = sketches.get(fact.key());
      match = sketch == null ? new Match(null, 0) : bestMatch(sketch, fact.isReply());
      if (match.winner == null) {
        stay(fact, sketch);
        matches.put(fact.key(), new Match(fact, 1));
        return true;
      }
      matches.put(fact.key(), match);
    }
    verdicts.accept(fact.losesTo(match.winner, match.similarity));
    return false;
  }

  private Match bestMatch(Sketch sketch, boolean reply) {
    Match best = new Match(null, 0);
    for (int i : candidates(sketch)) {
      Sketch survivor = sketches.get(survivors.get(i).key());
      double similarity = survivor.similarity(sketch);
      if (similarity >= threshold
          && similarity > best.similarity
          && survivor.coversPartsOf(sketch, threshold, reply)) {
        best = new Match(survivors.get(i), similarity);
      }
    }
    return best;
  }

  /** The survivors that share a band with a sketch, from the best on. */
  private int[] candidates(Sketch sketch) {
    IntStream.Builder found = IntStream.builder();
    for (int band = 0; band < bands.count(); band++) {
      for (int survivor : byBand.getOrDefault(key(band, sketch), NONE)) {
        found.add(survivor);
      }
    }
    return found.build().sorted().distinct().toArray();
  }

  private void stay(Fact fact, Sketch sketch) {
    if (sketch == null) {
      return;
    }
    for (int band = 0; band < bands.count(); band++) {
      long key = key(band, sketch);
      int[] sharing = byBand.getOrDefault(key, NONE);
      if (sharing.length < MOST_COMPARED) {
        int[] more = Arrays.copyOf(sharing, sharing.length + 1);
        more[sharing.length] = survivors.size();
        byBand.put(key, more);
      }
    }
    survivors.add(fact);
  }

  private long key(int band, Sketch sketch) {
    return bands.key(band, sketch::slot);
  }
}
