package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Conversation;
import io.parley.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Real conversations, no two of them alike, beside edited copies: who is found of those that are
 * truly as similar as the threshold, and who goes that is not. Copies whose edits do not count,
 * like case, are left out of the figures: they are all found. The property {@code dedup.measure}
 * asks for all thresholds; it is "samples" or a directory with other conversations.
 */
class DedupMeasureTest {
  private static final int GRADES = 12;
  private static final double DEFAULT = DedupConfig.defaults().threshold();
  private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9};
  private static final String MEASURE = System.getProperty("dedup.measure");

  /** Sets of no questions and no answers are alike. */
  private static final SetSketch NOTHING = SetSketch.of(new int[0], 512);

  /** Pairs of which at least one must go, who goes, and how it came out. */
  private static final class Tally {
    private int pairs;
    private int found;
    private int alike;
    private int removed;
    private int rightly;

    void add(Tally other) {
      pairs += other.pairs;
      found += other.found;
      alike += other.alike;
      removed += other.removed;
      rightly += other.rightly;
    }

    double recall() {
      return found / (double) pairs;
    }

    /** Of the whole alone, whatever its questions and answers are. */
    double recallOfWhole() {
      return alike / (double) pairs;
    }

    double precision() {
      return rightly / (double) removed;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%8d %8.4f %8.4f %8d %8.4f",
          pairs,
          recallOfWhole(),
          recall(),
          removed,
          precision());
    }
  }

  private static Map<String, List<List<String>>> texts() throws IOException {
    Map<String, List<List<String>>> texts = new LinkedHashMap<>();
    if (MEASURE == null || MEASURE.equals("samples")) {
      texts.put("English", unlike(RealTexts.english()));
      texts.put("Chinese", unlike(RealTexts.chinese()));
    } else {
      texts.put("other", unlike(RealTexts.directory(Path.of(MEASURE))));
    }
    return texts;
  }

  private static List<List<String>> unlike(List<List<String>> texts) {
    List<Conversation> conversations = new ArrayList<>();
    for (List<String> turns : texts) {
      conversations.add(Threads.of(turns.toArray(String[]::new)));
    }
    Set<Integer> gone = new HashSet<>();
    SimilarPairs.find(conversations, 0.3, (one, other, similarity) -> gone.add(other));
    List<List<String>> kept = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (!gone.contains(i)) {
        kept.add(texts.get(i));
      }
    }
    return kept;
  }

  /** The originals, and a copy of each. */
  private static List<Conversation> withCopies(
      List<List<String>> texts, Perturbation perturbation, double strength, Random random) {
    List<Conversation> both = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      List<String> copy = perturbation.of(texts.get(i), strength, random);
      both.add(Threads.named("original-" + i, 0L, texts.get(i).toArray(String[]::new)));
      both.add(Threads.named("copy-" + i, 0L, copy.toArray(String[]::new)));
    }
    return both;
  }

  private static void measure(List<Conversation> both, double threshold, Tally tally) {
    Map<String, Verdict> verdicts = InMemory.verdicts(both, threshold);
    Map<String, Verdict> whole =
        InMemory.verdicts(both, threshold, s -> new Sketch(s.slots(), s.whole(), NOTHING, NOTHING));
    SimilarPairs.find(
        both,
        threshold,
        (one, other, similarity) -> {
          String first = both.get(one).id();
          String second = both.get(other).id();
          if (similarity < 1) {
            tally.pairs++;
            tally.found += verdicts.containsKey(first) || verdicts.containsKey(second) ? 1 : 0;
            tally.alike += whole.containsKey(first) || whole.containsKey(second) ? 1 : 0;
          }
        });
    Map<String, Conversation> byId = new HashMap<>();
    both.forEach(conversation -> byId.put(conversation.id(), conversation));
    verdicts.forEach(
        (loser, verdict) -> {
          double similarity = InMemory.similarity(byId.get(loser), byId.get(verdict.winner()));
          tally.removed += similarity < 1 ? 1 : 0;
          tally.rightly += similarity < 1 && similarity >= threshold ? 1 : 0;
        });
  }

  /** All kinds of edits, at all strengths. */
  private static Map<Perturbation, Tally> measure(List<List<String>> texts, double threshold) {
    Map<Perturbation, Tally> tallies = new EnumMap<>(Perturbation.class);
    for (Perturbation perturbation : Perturbation.values()) {
      Tally tally = new Tally();
      for (int grade = 1; grade <= GRADES; grade++) {
        // Similarity falls fast at first, so most strengths are low.
        double strength = Math.pow(grade / (double) GRADES, 2);
        Random random = new Random(grade);
        measure(withCopies(texts, perturbation, strength, random), threshold, tally);
      }
      tallies.put(perturbation, tally);
    }
    return tallies;
  }

  @Test
  void copiesAreFoundAndOthersStay() throws IOException {
    System.out.println("texts        at      pairs    whole   recall  removed precision");
    for (Map.Entry<String, List<List<String>>> texts : texts().entrySet()) {
      for (double threshold : MEASURE == null ? new double[] {DEFAULT} : THRESHOLDS) {
        Tally all = new Tally();
        Map<Perturbation, Tally> tallies = measure(texts.getValue(), threshold);
        tallies.values().forEach(all::add);
        System.out.printf(Locale.ROOT, "%-12s %.1f  %s%n", texts.getKey(), threshold, all);
        if (threshold == DEFAULT) {
          tallies.forEach((edits, tally) -> System.out.printf("  %-14s %s%n", edits, tally));
        }
        assertTrue(all.pairs > 1_000 && all.removed > 1_000, "too few copies to tell");
        assertTrue(all.recallOfWhole() >= 0.95, all::toString);
        assertTrue(all.precision() >= 0.99, all::toString);
        // Where question and answer change places they teach something else, and stay.
        Tally sameOrder = new Tally();
        tallies.remove(Perturbation.TURNS);
        tallies.values().forEach(sameOrder::add);
        System.out.printf(Locale.ROOT, "  %-14s %s%n", "turns in order", sameOrder);
        assertTrue(threshold != DEFAULT || sameOrder.recall() >= 0.95, sameOrder::toString);
      }
    }
  }
}
