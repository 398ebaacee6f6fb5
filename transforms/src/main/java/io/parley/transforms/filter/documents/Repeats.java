package io.parley.transforms.filter.documents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a document says more than once. Lengths are in characters; takes linear time. */
final class Repeats {
  private Repeats() {}

  /** The share of parts that equal an earlier one. */
  static double share(List<String> parts) {
    return parts.isEmpty() ? Double.NaN : 1 - (double) new HashSet<>(parts).size() / parts.size();
  }

  /** The share of a text's characters that are in parts which equal an earlier one. */
  static double shareOfCharacters(List<String> parts, String text) {
    Set<String> seen = new HashSet<>();
    long repeated = 0;
    for (String part : parts) {
      repeated += seen.add(part) ? 0 : part.length();
    }
    return (double) repeated / text.length();
  }

  /**
   * The share of a text's characters that are in its most frequent run of some words; 0 where no
   * such run occurs twice. Of runs that are equally frequent the longest counts.
   */
  static double mostFrequentRun(List<String> words, int size, String text) {
    Map<List<String>, Integer> counts = new HashMap<>();
    int most = 1;
    for (int i = 0; i + size <= words.size(); i++) {
      most = Math.max(most, counts.merge(words.subList(i, i + size), 1, Integer::sum));
    }
    long characters = 0;
    for (Map.Entry<List<String>, Integer> run : counts.entrySet()) {
      if (most > 1 && run.getValue() == most) {
        characters = Math.max(characters, (long) most * length(run.getKey()));
      }
    }
    return (double) characters / text.length();
  }

  /**
   * The share of a text's characters that are in runs of some words which occurred before, each
   * counted once.
   */
  static double repeatedRuns(List<String> words, int size, String text) {
    Set<List<String>> seen = new HashSet<>();
    long repeated = 0;
    int counted = 0; // words before this one are counted, as far as they are repeated
    for (int i = 0; i + size <= words.size(); i++) {
      if (!seen.add(words.subList(i, i + size))) {
        repeated += length(words.subList(Math.max(i, counted), i + size));
        counted = i + size;
      }
    }
    return (double) repeated / text.length();
  }

  private static long length(List<String> words) {
    long length = 0;
    for (String word : words) {
      length += word.length();
    }
    return length;
  }
}
