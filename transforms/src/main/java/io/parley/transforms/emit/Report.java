package io.parley.transforms.emit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * What a worker did: files it wrote and things it counted. Counts with one name are added up.
 *
 * @param counts by names such as {@code posts.target}
 */
@DefaultCoder(ReportCoder.class)
public record Report(List<WrittenFile> files, Map<String, Long> counts) {
  public Report {
    files = List.copyOf(files);
    counts = Map.copyOf(counts);
  }

  /** Counts only. */
  public static Report of(Map<String, Long> counts) {
    return new Report(List.of(), counts);
  }

  /** Adds up the counts of reports, sorted by name. */
  public static TreeMap<String, Long> sum(Iterable<Report> reports) {
    TreeMap<String, Long> sums = new TreeMap<>();
    for (Report report : reports) {
      report.counts.forEach((name, count) -> sums.merge(name, count, Long::sum));
    }
    return sums;
  }
}
