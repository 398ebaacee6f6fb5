package io.parley.transforms.decontaminate;

import java.io.Serializable;
import java.util.List;

/**
 * What was looked for of a benchmark.
 *
 * @param items its records
 * @param ngrams of their texts that are looked up
 * @param tooShort items without a text long enough to be told from what anybody says
 * @param common items whose texts are, n-gram by n-gram, those of many others
 * @param files it was read from
 */
public record BenchmarkSummary(
    String name, int items, int ngrams, int tooShort, int common, List<StoredFile> files)
    implements Serializable {
  public BenchmarkSummary {
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param name its path below the directory that was named
   * @param sha256 of its bytes as stored, in hexadecimal
   */
  public record StoredFile(String name, String sha256) implements Serializable {}
}
