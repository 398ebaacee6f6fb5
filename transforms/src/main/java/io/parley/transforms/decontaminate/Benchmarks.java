package io.parley.transforms.decontaminate;

import java.util.List;

/** The benchmarks of a recipe, read and ready to be looked for. */
public final class Benchmarks {
  private final NgramIndex index;
  private final List<BenchmarkSummary> summaries;
  private final List<String> skipped;

  private Benchmarks(NgramIndex index, List<BenchmarkSummary> summaries, List<String> skipped) {
    this.index = index;
    this.summaries = summaries;
    this.skipped = List.copyOf(skipped);
  }

  /**
   * Reads all files that a recipe names, on this machine.
   *
   * @throws BenchmarkException if one cannot be used
   */
  public static Benchmarks read(DecontaminateConfig config) {
    BenchmarkReader reader = new BenchmarkReader();
    NgramIndexBuilder builder = new NgramIndexBuilder(config);
    for (Benchmark benchmark : reader.read(config.against())) {
      builder.add(benchmark);
    }
    return new Benchmarks(builder.build(), builder.summaries(), reader.skipped());
  }

  public boolean isEmpty() {
    return summaries.isEmpty();
  }

  /** What is looked for, by name. */
  public List<BenchmarkSummary> summaries() {
    return summaries;
  }

  /** Paths of files beside those that were read, of no kind that is. */
  public List<String> skipped() {
    return skipped;
  }

  /** Memory that a worker needs for them. */
  public long bytes() {
    return index.bytes();
  }

  NgramIndex index() {
    return index;
  }
}
