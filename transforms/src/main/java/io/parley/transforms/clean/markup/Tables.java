package io.parley.transforms.clean.markup;

import java.util.List;

/** Writes tables with bars between their cells. */
final class Tables {
  /** Wider tables are not filled up: rows of one cell under a row of thousands stay short. */
  private static final int MAX_PADDED = 64;

  private Tables() {}

  /**
   * A line a row.
   *
   * @param rows the cells of each, on one line each
   * @param markdown with the bars and the line below the first row that Markdown asks for
   */
  static String write(List<List<String>> rows, boolean markdown) {
    StringBuilder out = new StringBuilder();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    boolean first = true;
    for (List<String> row : rows) {
      if (row.stream().allMatch(String::isEmpty)) {
        continue;
      }
      out.append(first ? "" : "\n");
      if (markdown) {
        out.append("| ").append(String.join(" | ", row));
        out.append(
            " |".repeat(1 + Math.min(columns, MAX_PADDED) - Math.min(row.size(), MAX_PADDED)));
        out.append(first ? "\n|" + " --- |".repeat(columns) : "");
      } else {
        int last = row.size();
        while (row.get(last - 1).isEmpty()) {
          last--;
        }
        out.append(String.join(" | ", row.subList(0, last)));
      }
      first = false;
    }
    return out.toString();
  }
}
