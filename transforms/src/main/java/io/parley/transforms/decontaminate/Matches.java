package io.parley.transforms.decontaminate;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** Which words of the benchmarks' texts stand in pieces of a conversation. */
final class Matches {
  private final NgramIndex.IndexedTexts texts;

  /** Words counted from each text's own first. */
  private final Map<Integer, BitSet> words = new TreeMap<>();

  Matches(NgramIndex.IndexedTexts texts) {
    this.texts = texts;
  }

  /** An n-gram was found. */
  void add(int firstWord, int size) {
    int text = texts.withWord(firstWord);
    int from = firstWord - texts.firstWords()[text];
    words.computeIfAbsent(text, t -> new BitSet()).set(from, from + size);
  }

  void addAll(Matches others) {
    others.words.forEach((text, found) -> words.computeIfAbsent(text, t -> new BitSet()).or(found));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /**
   * The texts that are there: the numbers of their items in order, by the numbers of their
   * benchmarks.
   */
  Map<Integer, BitSet> items() {
    Map<Integer, BitSet> items = new TreeMap<>();
    words.forEach(
        (text, found) -> {
          if (telling(text, found) >= texts.needed()[text]) {
            BitSet own = items.computeIfAbsent(texts.benchmarks()[text], b -> new BitSet());
            for (int i = texts.firstItems()[text]; i < texts.firstItems()[text + 1]; i++) {
              own.set(texts.items()[i]);
            }
          }
        });
    return items;
  }

  private int telling(int text, BitSet found) {
    int first = texts.firstWords()[text];
    int count = 0;
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      count += texts.telling().get(first + i) ? 1 : 0;
    }
    return count;
  }
}
