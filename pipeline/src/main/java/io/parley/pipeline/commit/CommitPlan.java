package io.parley.pipeline.commit;

import io.parley.transforms.Column;
import io.parley.transforms.decontaminate.BenchmarkSummary;
import io.parley.transforms.emit.format.ExportFormat;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the last step must know beside the workers' reports.
 *
 * @param recipeJson the recipe as it stands in the manifest and the card
 * @param versions of what made the bytes, by name
 * @param tokenizer what a reader of token ids must know, by name
 * @param views to write, in the order of the recipe
 * @param exports of views to formats of other trainers
 * @param skipped files that were not read, with the reason
 * @param benchmarks that conversations were compared with, by name
 * @param maxErrorFraction the largest share of raw records that may be rejected
 * @param index what the dataset has for later runs; null where nothing
 * @param known what was known from before
 * @param key the fingerprint of the user's key; empty where there is none
 * @param startedAt epoch milliseconds; goes to {@code run.json} only
 */
public record CommitPlan(
    String recipeJson,
    SortedMap<String, String> versions,
    SortedMap<String, String> tokenizer,
    List<ViewInfo> views,
    List<Export> exports,
    SortedMap<String, String> skipped,
    List<BenchmarkSummary> benchmarks,
    double maxErrorFraction,
    Index index,
    KnownBefore known,
    String key,
    long startedAt)
    implements Serializable {
  /** The most tokens of a row. */
  int maxTokens() {
    return Manifest.parse(recipeJson).at("/tokenize/max_tokens").asInt();
  }

  public CommitPlan {
    versions = new TreeMap<>(versions);
    tokenizer = new TreeMap<>(tokenizer);
    views = List.copyOf(views);
    exports = List.copyOf(exports);
    skipped = new TreeMap<>(skipped);
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * The index of the dataset.
   *
   * @param version of all that it is made of
   * @param nearPairs whether its pairs can be found by likeness
   */
  public record Index(int version, boolean nearPairs) implements Serializable {}

  /**
   * What was known before the run.
   *
   * @param against earlier datasets
   * @param takedown null where there is no list
   */
  public record KnownBefore(List<Earlier> against, Takedown takedown) implements Serializable {
    public KnownBefore {
      against = List.copyOf(against);
    }

    public static KnownBefore nothing() {
      return new KnownBefore(List.of(), null);
    }
  }

  /**
   * An earlier dataset.
   *
   * @param name of its directory
   * @param manifest the SHA-256 of its manifest
   */
  public record Earlier(String name, String manifest) implements Serializable {}

  /**
   * A list of what must never come back.
   *
   * @param lines different ones, by kind
   */
  public record Takedown(String sha256, SortedMap<String, Integer> lines) implements Serializable {
    public Takedown {
      lines = new TreeMap<>(lines);
    }
  }

  /**
   * A view as the card describes it.
   *
   * @param description what a row is, in Markdown
   * @param columns names and types, in order
   */
  public record ViewInfo(String name, String description, List<ColumnInfo> columns)
      implements Serializable {
    public ViewInfo {
      columns = List.copyOf(columns);
    }
  }

  /** Rows of a view in the format of another trainer. */
  public record Export(ExportFormat format, String view) implements Serializable {
    /** Where they lie, relative to the dataset. */
    String directory() {
      return format.directory(view);
    }
  }

  /** A column as the card describes it. */
  public record ColumnInfo(String name, Column.Type type) implements Serializable {}
}
