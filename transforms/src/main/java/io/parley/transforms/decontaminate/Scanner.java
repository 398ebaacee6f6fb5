package io.parley.transforms.decontaminate;

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
    Words words = Words.of(text);
    Grams grams = index.grams();
    grams.each(words, grams.whole(), (hash, start, size) -> find(hash, size, matches));
    if (index.texts().anyShort()) {
      grams.each(words, grams.floor(), (hash, start, size) -> find(hash, size, matches));
    }
    return matches;
  }

  private void find(long hash, int size, Matches matches) {
    int place = lookup.first(hash);
    if (place < 0) {
      return;
    }
    for (; place < index.hashes().length && index.hashes()[place] == hash; place++) {
      matches.add(index.starts()[place], size);
    }
  }
}
