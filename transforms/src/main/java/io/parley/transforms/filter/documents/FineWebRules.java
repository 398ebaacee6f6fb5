package io.parley.transforms.filter.documents;

import java.util.List;
import java.util.function.Predicate;

/**
 * FineWeb's own rules: Penedo et al., "The FineWeb Datasets: Decanting the Web for the Finest Text
 * Data at Scale" (arXiv:2406.17557), section 3.5, "Developing additional heuristic filters". They
 * remove pages in which the share of lines that end as sentences is 0.12 or less, that of
 * characters in duplicate lines 0.1 or more, or that of lines shorter than 30 characters 0.67 or
 * more. A Chinese, Japanese or Korean character counts as two of the 30.
 */
final class FineWebRules {
  private static final int SHORT_LINE = 30;

  static final List<Bound> ALL =
      List.of(
          Bound.atLeast(Math.nextUp(0.12), "lines_that_end", d -> share(d, Document::endsSentence)),
          Bound.atMost(
              Math.nextDown(0.1),
              "duplicate_line_chars",
              d -> Repeats.shareOfCharacters(d.lines(), d.text())),
          Bound.atMost(
              Math.nextDown(0.67),
              "short_lines",
              d -> share(d, line -> Document.width(line) < SHORT_LINE)));

  private FineWebRules() {}

  private static double share(Document document, Predicate<String> which) {
    return document.lines().isEmpty()
        ? Double.NaN
        : (double) document.lines().stream().filter(which).count() / document.lines().size();
  }
}
