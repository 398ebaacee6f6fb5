package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth about similarity: exact, of all pairs that have a piece in common. */
final class SimilarPairs {
  /** Takes two conversations, by index, and their Jaccard similarity. */
  interface Pairs {
    void add(int one, int other, double similarity);
  }

  private SimilarPairs() {}

  static void find(List<Conversation> conversations, double threshold, Pairs pairs) {
    Shingles shingles = new Shingles();
    Map<Integer, List<Integer>> holders = new HashMap<>();
    int[] sizes = new int[conversations.size()];
    int[] common = new int[conversations.size()];
    for (int i = 0; i < sizes.length; i++) {
      int[] pieces = Arrays.stream(shingles.of(conversations.get(i))).distinct().toArray();
      sizes[i] = pieces.length;
      Arrays.fill(common, 0);
      for (int piece : pieces) {
        List<Integer> before = holders.computeIfAbsent(piece, p -> new ArrayList<>());
        before.forEach(other -> common[other]++);
        before.add(i);
      }
      for (int other = 0; other < i; other++) {
        double similarity = common[other] / (double) (sizes[i] + sizes[other] - common[other]);
        if (similarity >= threshold) {
          pairs.add(other, i, similarity);
        }
      }
    }
  }
}
