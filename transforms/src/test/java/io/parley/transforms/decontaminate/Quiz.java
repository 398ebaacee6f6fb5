package io.parley.transforms.decontaminate;

import java.util.List;
import java.util.stream.Stream;

/** Items of benchmarks that nobody uses. */
final class Quiz {
  /** Of 31 words. */
  static final String FERRY =
      "A ferry crosses the lake in forty minutes with the wind and in an hour against it. How wide"
          + " is the lake, if the ferry makes twelve knots through calm water?";

  /** Of 17 words. */
  static final String LICHEN =
      "Which two kinds of organisms live together in a lichen, and what does each give the other?";

  /** Of 9 words: shorter than an n-gram. */
  static final String SHORT = "Who painted the ceiling of the old observatory library?";

  /** Of 5 words: too short to be looked for. */
  static final String TOO_SHORT = "Who painted the old library?";

  /** Of 40 characters. */
  static final String CHINESE = "某水库有甲乙两个放水闸，单开甲闸六小时放完，单开乙闸九小时放完，问两闸同开需要几小时？";

  /** Of 12 characters: shorter than an n-gram. */
  static final String CHINESE_SHORT = "下列哪种鸟不会在冬天南飞？";

  private Quiz() {}

  static Benchmark benchmark(String... items) {
    return new Benchmark("quiz", List.of(), Stream.of(items).map(List::of).toList());
  }

  static NgramIndex index(DecontaminateConfig config, Benchmark... benchmarks) {
    NgramIndexBuilder builder = new NgramIndexBuilder(config);
    for (Benchmark benchmark : benchmarks) {
      builder.add(benchmark);
    }
    return builder.build();
  }

  static DecontaminateConfig config(DecontaminateConfig.Action action) {
    DecontaminateConfig defaults = DecontaminateConfig.defaults();
    return new DecontaminateConfig(
        List.of(), defaults.ngram(), defaults.chars(), defaults.coverage(), action);
  }
}
