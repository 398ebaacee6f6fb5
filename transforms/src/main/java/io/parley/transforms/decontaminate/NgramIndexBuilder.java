package io.parley.transforms.decontaminate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes the index of some benchmarks, and sums up what is in it. */
final class NgramIndexBuilder {
  /**
   * An n-gram that more texts of a benchmark have is a part of its instructions, and says nothing
   * of any item. (So in appendix C of "Language Models are Few-Shot Learners", 2020.)
   */
  private static final int MOST_TEXTS = 10;

  /** More take more memory than a worker should have to give. */
  private static final int MOST_GRAMS = 50_000_000;

  private static final int MOST_WORDS = 1 << 30;

  private record Gram(long hash, int start, int size) {}

  /** A text that items of one benchmark have. */
  private record Text(Words words, int firstWord, boolean isShort, List<Integer> items) {}

  /** Equal texts have equal words; of so few two that differ share no hash. */
  private record TextKey(long hash, int words) {}

  private final DecontaminateConfig config;
  private final Grams grams;
  private final List<Gram> kept = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();
  private final List<Integer> benchmarkOf = new ArrayList<>();
  private final List<BenchmarkSummary> summaries = new ArrayList<>();
  private final BitSet telling = new BitSet();
  private int words;

  NgramIndexBuilder(DecontaminateConfig config) {
    this.config = config;
    this.grams = config.grams();
  }

  /**
   * Adds a benchmark.
   *
   * @throws BenchmarkException if there is more than an index holds
   */
  void add(Benchmark benchmark) {
    List<Text> own = texts(benchmark);
    List<Gram> found = new ArrayList<>();
    for (Text text : own) {
      grams.each(
          text.words(),
          text.isShort() ? grams.floor() : grams.whole(),
          (hash, start, size) -> {
            Gram gram = new Gram(hash, text.firstWord() + start, size);
            found.add(gram);
            // Where words and characters mix, none may reach the last of them.
            telling.set(gram.start(), gram.start() + size);
          });
    }
    found.sort(Comparator.comparingLong(Gram::hash).thenComparingInt(Gram::start));
    int[] firstWords = own.stream().mapToInt(Text::firstWord).toArray();
    int before = kept.size();
    for (int start = 0, end; start < found.size(); start = end) {
      end = start + 1;
      while (end < found.size() && found.get(end).hash() == found.get(start).hash()) {
        end++;
      }
      List<Gram> equal = found.subList(start, end);
      if (textsWith(equal, firstWords) <= MOST_TEXTS) {
        kept.addAll(equal);
      } else {
        equal.forEach(gram -> telling.clear(gram.start(), gram.start() + gram.size()));
      }
    }
    if (kept.size() > MOST_GRAMS) {
      throw new BenchmarkException(
          benchmark.name() + ": more than " + MOST_GRAMS + " n-grams in all; name fewer fields");
    }
    texts.addAll(own);
    own.forEach(text -> benchmarkOf.add(summaries.size()));
    summaries.add(summary(benchmark, own, kept.size() - before));
  }

  private List<Text> texts(Benchmark benchmark) {
    List<Text> found = new ArrayList<>();
    Map<TextKey, Text> known = new HashMap<>();
    for (int item = 0; item < benchmark.items().size(); item++) {
      for (String raw : benchmark.items().get(item)) {
        Words text = Words.ofRaw(raw);
        long weight = grams.weight(text);
        if (weight < grams.floor()) {
          continue;
        }
        TextKey key = new TextKey(text.run(0, text.count()), text.count());
        Text same = known.get(key);
        if (same == null) {
          same = new Text(text, words, weight < grams.whole(), new ArrayList<>());
          words += text.count();
          if (words > MOST_WORDS) {
            throw new BenchmarkException(
                benchmark.name() + ": too many words in all; name fewer fields");
          }
          known.put(key, same);
          found.add(same);
        }
        List<Integer> items = same.items();
        if (items.isEmpty() || items.get(items.size() - 1) != item) {
          items.add(item);
        }
      }
    }
    return found;
  }

  /** How many texts have the same n-gram. */
  private static int textsWith(List<Gram> equal, int[] firstWords) {
    int texts = 0;
    int last = -1;
    for (Gram gram : equal) {
      int found = Arrays.binarySearch(firstWords, gram.start());
      int text = found >= 0 ? found : -found - 2;
      texts += text == last ? 0 : 1;
      last = text;
    }
    return texts;
  }

  private BenchmarkSummary summary(Benchmark benchmark, List<Text> own, int ngrams) {
    TreeSet<Integer> longEnough = new TreeSet<>();
    TreeSet<Integer> findable = new TreeSet<>();
    for (Text text : own) {
      longEnough.addAll(text.items());
      if (tellingOf(text) > 0) {
        findable.addAll(text.items());
      }
    }
    int items = benchmark.items().size();
    return new BenchmarkSummary(
        benchmark.name(),
        items,
        ngrams,
        items - longEnough.size(),
        longEnough.size() - findable.size(),
        benchmark.files());
  }

  private int tellingOf(Text text) {
    return telling.get(text.firstWord(), text.firstWord() + text.words().count()).cardinality();
  }

  /** What was added, in that order. */
  List<BenchmarkSummary> summaries() {
    return List.copyOf(summaries);
  }

  /** The index; the last thing asked of it. */
  NgramIndex build() {
    kept.sort(Comparator.comparingLong(Gram::hash).thenComparingInt(Gram::start));
    int[] firstWords = new int[texts.size() + 1];
    int[] firstItems = new int[texts.size() + 1];
    int[] needed = new int[texts.size()];
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i);
      firstWords[i] = text.firstWord();
      firstItems[i] = items.size();
      items.addAll(text.items());
      needed[i] = needed(text);
    }
    firstWords[texts.size()] = words;
    firstItems[texts.size()] = items.size();
    return new NgramIndex(
        grams,
        summaries.stream().map(BenchmarkSummary::name).toList(),
        kept.stream().mapToLong(Gram::hash).toArray(),
        kept.stream().mapToInt(Gram::start).toArray(),
        new NgramIndex.IndexedTexts(
            firstWords,
            telling,
            needed,
            benchmarkOf.stream().mapToInt(Integer::intValue).toArray(),
            firstItems,
            items.stream().mapToInt(Integer::intValue).toArray(),
            texts.stream().anyMatch(Text::isShort)));
  }

  /** Of a short text all: a part of it may be a phrase that anybody uses. */
  private int needed(Text text) {
    int all = tellingOf(text);
    if (all == 0) {
      return Integer.MAX_VALUE;
    }
    // 0.7 * 10 may be a little more than 7 in binary.
    return text.isShort() ? all : (int) Math.ceil(all * config.coverage() - 1e-9);
  }
}
