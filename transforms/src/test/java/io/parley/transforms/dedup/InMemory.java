package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The whole of finding near-duplicates without Beam, for tests. */
final class InMemory {
  private InMemory() {}

  /** Who goes, by id. */
  static Map<String, Verdict> verdicts(List<Conversation> conversations, double threshold) {
    return verdicts(conversations, threshold, sketch -> sketch);
  }

  /** Who goes where sketches are changed before they are compared. */
  static Map<String, Verdict> verdicts(
      List<Conversation> conversations, double threshold, UnaryOperator<Sketch> change) {
    Bands bands = Bands.forThreshold(threshold);
    Shingles shingles = new Shingles();
    LongTable rows = new LongTable(Buckets.WIDTH);
    List<Fact> facts = new ArrayList<>();
    Map<Fingerprint, Sketch> sketches = new HashMap<>();
    for (Conversation conversation : conversations) {
      Fact fact = Facts.ofConversation(conversation, new Slot(Split.TRAIN, 1), 0, 1);
      int[] pieces = shingles.of(conversation);
      long[] signature = MinHash.of(pieces);
      for (int band = 0; band < bands.count(); band++) {
        rows.add(
            bands.key(band, slot -> signature[slot]),
            fact.cluster(),
            Outline.half(slot -> signature[slot], 0),
            Outline.half(slot -> signature[slot], 1));
      }
      facts.add(fact);
      sketches.put(
          fact.key(),
          change.apply(Sketch.of(pieces, signature, shingles.ofQuestions(), shingles.ofAnswers())));
    }
    LongTable edges = new LongTable(2);
    Buckets.link(
        rows, Outline.mostDifferent(threshold), (node, other, kind) -> edges.add(node, other));
    Map<Long, Long> clusters = new HashMap<>();
    UnionFind.clusters(edges, (node, cluster, kind) -> clusters.put(node, cluster));
    facts.sort(Fact.BEST);
    Map<String, Verdict> verdicts = new HashMap<>();
    Map<Long, Survivors> survivors = new HashMap<>();
    for (Fact fact : facts) {
      long cluster = clusters.getOrDefault(fact.cluster(), fact.cluster());
      survivors
          .computeIfAbsent(
              cluster,
              c ->
                  new Survivors(bands, threshold, sketches, v -> verdicts.put(v.conversation(), v)))
          .add(fact);
    }
    return verdicts;
  }

  /** The true Jaccard similarity of two conversations. */
  static double similarity(Conversation one, Conversation other) {
    Shingles shingles = new Shingles();
    Set<Integer> first = set(shingles.of(one));
    Set<Integer> second = set(shingles.of(other));
    int all = first.size() + second.size();
    first.retainAll(second);
    return (double) first.size() / (all - first.size());
  }

  private static Set<Integer> set(int[] hashes) {
    return new HashSet<>(Arrays.stream(hashes).boxed().toList());
  }
}
