package io.parley.pipeline.commit;

import io.parley.schemas.Reason;
import io.parley.transforms.decontaminate.BenchmarkSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A page for people: what came in, what became of it, which files there are. */
final class HtmlReport {
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
          + "table{border-collapse:collapse;margin:1rem 0}"
          + "td,th{padding:.25rem .75rem;border-bottom:1px solid #ccc;text-align:left}"
          + "td.n{text-align:right;font-variant-numeric:tabular-nums}";

  private final StringBuilder out = new StringBuilder();

  private HtmlReport() {}

  static String render(
      CommitPlan plan, Books books, List<DatasetFile> files, Map<String, String> run) {
    HtmlReport page = new HtmlReport();
    page.out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.out.append("<title>Parley report</title><style>").append(STYLE).append("</style>");
    page.out.append("</head><body>\n<h1>Parley report</h1>\n");
    page.table("The run", List.of("", ""), rows(run));
    page.table("Posts", List.of("", "posts", "why"), posts(books));
    page.table("Records", List.of("", "records", "why"), records(books));
    page.table(
        "Rows",
        List.of("view", "candidates", "kept", "of these with a shortened turn", "rejected"),
        views(books));
    page.table("Packed rows", List.of("split", "rows", "tokens", "filled"), packed(plan, books));
    page.table("Languages", List.of("language", "conversations"), counts(books, "languages."));
    page.table("Sources", List.of("source", "conversations"), counts(books, "sources."));
    page.table(
        "Benchmarks",
        List.of("benchmark", "items", "items found", "conversations with one", "posts left out"),
        benchmarks(plan, books));
    page.table(
        "Files",
        List.of("file", "rows", "bytes"),
        files.stream()
            .map(
                f ->
                    List.of(
                        f.path(),
                        Long.toString(f.written().rows()),
                        Long.toString(f.written().bytes())))
            .toList());
    page.table("Files that were not read", List.of("file", "why"), rows(plan.skipped()));
    page.out.append("</body></html>\n");
    return page.out.toString();
  }

  private static List<List<String>> posts(Books books) {
    return books.fates().stream()
        .map(fate -> List.of(fate.name(), Long.toString(fate.posts()), fate.why()))
        .toList();
  }

  private static List<List<String>> records(Books books) {
    Map<String, Long> rejected = books.under("records.rejected.read.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("read", Long.toString(books.records()), ""));
    for (Reason reason : Reason.values()) {
      Long count = rejected.get(reason.label());
      if (count != null) {
        rows.add(List.of("rejected: " + reason.label(), count.toString(), reason.explanation()));
      }
    }
    return rows;
  }

  private static List<List<String>> views(Books books) {
    return books.rowCounts().entrySet().stream()
        .map(
            view ->
                List.of(
                    view.getKey(),
                    Long.toString(view.getValue().candidates()),
                    Long.toString(view.getValue().kept()),
                    Long.toString(view.getValue().shortened()),
                    Long.toString(view.getValue().rejected())))
        .toList();
  }

  private static List<List<String>> packed(CommitPlan plan, Books books) {
    Map<String, Long> rows = books.under("rows." + PackedBooks.VIEW + ".kept.");
    Map<String, Long> tokens = books.under("in_rows." + PackedBooks.VIEW + ".tokens.");
    return new PackedBooks(books)
        .fill(plan.maxTokens()).entrySet().stream()
            .map(
                fill ->
                    List.of(
                        fill.getKey(),
                        rows.get(fill.getKey()).toString(),
                        tokens.get(fill.getKey()).toString(),
                        fill.getValue().toPlainString()))
            .toList();
  }

  private static List<List<String>> benchmarks(CommitPlan plan, Books books) {
    List<List<String>> rows = new ArrayList<>();
    for (BenchmarkSummary benchmark : plan.benchmarks()) {
      Books.Contamination found = books.contamination(benchmark.name());
      rows.add(
          List.of(
              benchmark.name(),
              Integer.toString(benchmark.items()),
              Long.toString(found.items()),
              Long.toString(found.conversations()),
              Long.toString(found.posts())));
    }
    return rows;
  }

  private static List<List<String>> counts(Books books, String prefix) {
    return books.under(prefix).entrySet().stream()
        .map(count -> List.of(count.getKey(), count.getValue().toString()))
        .toList();
  }

  private static List<List<String>> rows(Map<String, String> texts) {
    return new TreeMap<>(texts)
        .entrySet().stream().map(text -> List.of(text.getKey(), text.getValue())).toList();
  }

  private void table(String title, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("<h2>").append(escape(title)).append("</h2>\n<table><tr>");
    head.forEach(cell -> out.append("<th>").append(escape(cell)).append("</th>"));
    out.append("</tr>\n");
    for (List<String> row : rows) {
      out.append("<tr>");
      for (String cell : row) {
        boolean number = !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
        out.append(number ? "<td class=\"n\">" : "<td>").append(escape(cell)).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
