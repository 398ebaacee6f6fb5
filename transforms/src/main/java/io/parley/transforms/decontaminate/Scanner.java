package io.parley.transforms.decontaminate;

import java.util.HashSet;
import java.util.Set;

/** Looks for the texts of benchmarks in others. */
final class Scanner {
  private final NgramIndex index;
  private final NgramIndex.Lookup lookup;

  Scanner(NgramIndex index) {
    this.index = index;
    this.lookup = new NgramIndex.Lookup(index);
  }

  /** What a text has of those of the benchmarks. Linear in its length. */
  Matches scan(String text) {
    Matches matches = new Matches(index.texts());
    Set<Integer> found = new HashSet<>();
    Words words = Words.of(text);
    Grams grams = index.grams();
    grams.each(words, grams.whole(), (hash, start, size) -> find(hash, size, matches, found));
    if (index.texts().anyShort()) {
      grams.each(words, grams.floor(), (hash, start, size) -> find(hash, size, matches, found));
    }
    return matches;
  }

  /**
   * Marks all places of an n-gram, once for a text: an item may say the same thousands of times.
   *
   * @param found the places of those before
   */
  private void find(long hash, int size, Matches matches, Set<Integer> found) {
    int place = lookup.first(hash);
    if (place < 0 || !found.add(place)) {
      return;
    }
    for (; place < index.hashes().length && index.hashes()[place] == hash; place++) {
      matches.add(index.starts()[place], size);
    }
  }
}
