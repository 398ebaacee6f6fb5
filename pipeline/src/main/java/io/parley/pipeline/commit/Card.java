package io.parley.pipeline.commit;

import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.schemas.Stage;
import io.parley.transforms.decontaminate.BenchmarkSummary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The dataset card: a README whose front matter lets {@code load_dataset(DIR, VIEW)} of the Hugging
 * Face library find the files and the types of each view.
 */
final class Card {
  private final CommitPlan plan;
  private final Books books;
  private final List<DatasetFile> files;
  private final StringBuilder out = new StringBuilder();

  private Card(CommitPlan plan, Books books, List<DatasetFile> files) {
    this.plan = plan;
    this.books = books;
    this.files = files;
  }

  static String render(CommitPlan plan, Books books, List<DatasetFile> files) {
    Card card = new Card(plan, books, files);
    card.frontMatter();
    card.body();
    return card.out.toString();
  }

  private void frontMatter() {
    line("---");
    line("pretty_name: Conversations prepared by Parley");
    Set<String> languages = new TreeSet<>(); // the Hub knows no scripts of languages
    books.under("languages.").keySet().forEach(tag -> languages.add(tag.replaceFirst("-.*", "")));
    languages.remove("und");
    if (!languages.isEmpty()) {
      line("language:");
      languages.forEach(language -> line("- " + quoted(language)));
    }
    line("task_categories:");
    line("- text-generation");
    line("size_categories:");
    line("- " + quoted(sizeCategory(rowsOfViews())));
    line("configs:");
    for (CommitPlan.ViewInfo view : plan.views()) {
      Map<String, Manifest.SplitSize> splits = Manifest.splits(view.name(), files);
      if (splits.isEmpty()) {
        continue;
      }
      line("- config_name: " + view.name());
      line("  data_files:");
      for (String split : splits.keySet()) {
        line("  - split: " + split);
        line("    path: " + quoted(view.name() + "/" + split + "-*"));
      }
    }
    line("dataset_info:");
    for (CommitPlan.ViewInfo view : plan.views()) {
      Map<String, Manifest.SplitSize> splits = Manifest.splits(view.name(), files);
      if (splits.isEmpty()) {
        continue;
      }
      line("- config_name: " + view.name());
      line("  features:");
      view.columns().forEach(this::feature);
      line("  splits:");
      splits.forEach(
          (split, size) -> {
            line("  - name: " + split);
            line("    num_bytes: " + size.bytes());
            line("    num_examples: " + size.rows());
          });
    }
    line("---");
  }

  /**
   * The rows that {@code load_dataset} gives; those for other trainers only are no part of them.
   */
  private long rowsOfViews() {
    return plan.views().stream()
        .flatMap(view -> Manifest.splits(view.name(), files).values().stream())
        .mapToLong(Manifest.SplitSize::rows)
        .sum();
  }

  private void feature(CommitPlan.ColumnInfo column) {
    line("  - name: " + column.name());
    switch (column.type()) {
      case STRING -> line("    dtype: string");
      case STRINGS -> line("    list: string");
      case BOOLEANS -> line("    list: bool");
      case BOOLEAN -> line("    dtype: bool");
      case NUMBER -> line("    dtype: float64");
      case INTS -> line("    list: int32");
      case MESSAGES -> {
        line("    list:");
        line("    - name: role");
        line("      dtype: string");
        line("    - name: content");
        line("      dtype: string");
      }
    }
  }

  private void body() {
    line("");
    line("# Conversations prepared by Parley");
    line("");
    line(
        "Made by Parley "
            + plan.versions().get("parley")
            + " from "
            + books.postsAfter(Stage.READ)
            + " posts. `manifest.json` lists every file with its rows, size and SHA-256, and says"
            + " what became of every post; `rejected/` says why each of the others is not here.");
    line("");
    line("```python");
    line("from datasets import load_dataset");
    for (CommitPlan.ViewInfo view : plan.views()) {
      line(view.name() + " = load_dataset(\"path/to/this\", " + quoted(view.name()) + ")");
    }
    line("```");
    line("");
    plan.views().forEach(view -> line("- `" + view.name() + "`: " + view.description() + "."));
    line("");
    line(
        "Every row has an `id`, the ids of the `conversation` and the `posts` it was made of (the"
            + " source's own, or hashes), a `language`, a `source`, a `license`, and `signals`: what its"
            + " words give cause to look out for, no verdict."
            + (new PackedBooks(books).any()
                ? " Those of `packed` are of many conversations, and have lists of `languages`,"
                    + " `sources` and `licenses`."
                : ""));
    sizes();
    if (!plan.exports().isEmpty()) {
      exports();
    }
    table("language", "conversations", books.under("languages."));
    table("source", "conversations", books.under("sources."));
    table("license", "conversations", books.under("licences."));
    if (!books.under(Books.LABELS).isEmpty()) {
      table("label in kto", "rows", books.under(Books.LABELS));
    }
    if (!books.under(Books.CHOSEN).isEmpty()) {
      table("chosen reply in preferences", "pairs", books.under(Books.CHOSEN));
    }
    funnel();
    if (books.vocabularyEntries() > 0) {
      vocabulary();
    }
    limits();
    if (!plan.tokenizer().isEmpty()) {
      line("");
      line("## Tokens");
      line("");
      plan.tokenizer().forEach((name, value) -> line("- " + name + ": `" + value + "`"));
    }
    line("");
    line("## Recipe");
    line("");
    line("```json");
    out.append(Manifest.print(Manifest.parse(plan.recipeJson())));
    line("```");
  }

  private void sizes() {
    line("");
    line("| view | split | rows | bytes | shards |");
    line("|---|---|---:|---:|---:|");
    for (CommitPlan.ViewInfo view : plan.views()) {
      Manifest.splits(view.name(), files)
          .forEach(
              (split, size) -> row(view.name(), split, size.rows(), size.bytes(), size.shards()));
    }
    PackedBooks packed = new PackedBooks(books);
    if (packed.any()) {
      line("");
      line(
          "Rows of `packed` have "
              + plan.maxTokens()
              + " tokens at most; filled are, of all their room, "
              + packed.fill(plan.maxTokens()).entrySet().stream()
                  .map(fill -> fill.getValue().toPlainString() + " (" + fill.getKey() + ")")
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  /** What each is for, how much it is, and one way to load it. */
  private void exports() {
    line("");
    line("## For other trainers");
    line("");
    line("| directory | for | split | rows | bytes | shards |");
    line("|---|---|---|---:|---:|---:|");
    for (CommitPlan.Export export : plan.exports()) {
      Manifest.splits(export.directory(), files)
          .forEach(
              (split, size) ->
                  row(
                      "`" + export.directory() + "`",
                      export.format().audience(),
                      split,
                      size.rows(),
                      size.bytes(),
                      size.shards()));
    }
    for (CommitPlan.Export export : plan.exports()) {
      if (!Manifest.splits(export.directory(), files).isEmpty()) {
        line("");
        line(export.format().loading("path/to/this/" + export.directory(), export.view()));
        long leftOut = books.leftOut(export.directory());
        if (leftOut > 0) {
          line("");
          line(
              leftOut
                  + " rows of `"
                  + export.view()
                  + "` are not in it: they have replies that are context only, which it cannot say.");
        }
      }
    }
  }

  private void funnel() {
    line("");
    line("## What became of the posts");
    line("");
    line("| posts | count | why |");
    line("|---|---:|---|");
    books.fates().forEach(fate -> row(fate.name(), fate.posts(), fate.why()));
    line("");
    line("Of " + books.records() + " raw records " + books.rejectedRecords() + " gave no post.");
    line("");
    if (!plan.benchmarks().isEmpty()) {
      benchmarks();
    }
  }

  private void benchmarks() {
    line("## Benchmarks");
    line("");
    line(
        "Compared with these evaluation sets; `decontaminate` in the recipe says how, and what"
            + " became of conversations that have an item.");
    line("");
    row("benchmark", "items", "items found", "conversations with one", "posts left out");
    line("|---|---:|---:|---:|---:|");
    for (BenchmarkSummary benchmark : plan.benchmarks()) {
      Books.Contamination found = books.contamination(benchmark.name());
      row(
          cell(benchmark.name()),
          benchmark.items(),
          found.items(),
          found.conversations(),
          found.posts());
    }
    line("");
  }

  private void limits() {
    line("## Limits");
    line("");
    line(
        "The text is people's and models' own: opinions, mistakes and bias included. Redaction of"
            + " private data is by rule and misses some. Licences are those that the recipe or"
            + " the records name.");
    if (!books.under(Books.CHOSEN).isEmpty()) {
      line(
          "People prefer longer replies, as the table above counts: a model that is trained on"
              + " `preferences` learns length too, unless the training corrects for it.");
    }
  }

  private void vocabulary() {
    line("## Vocabulary");
    line("");
    line(
        "`vocabulary/` counts the terms of the `terms` view: a JSON object a line with `language`,"
            + " `term`, `term_frequency` (in all rows of the split) and `document_frequency` (the rows"
            + " it occurs in, prompt or completion), in each file by language, the most frequent"
            + " first. Files of a split share no term.");
    line("");
    line("```python");
    line("vocabulary = load_dataset(\"json\", data_files=\"path/to/this/vocabulary/train-*\")");
    line("```");
    line("");
  }

  private void table(String key, String value, Map<String, Long> counts) {
    line("");
    row(key, value);
    line("|---|---:|");
    counts.forEach((name, count) -> row(cell(name), count));
  }

  private void row(Object... cells) {
    out.append('|');
    for (Object cell : cells) {
      out.append(cell.equals("") ? " |" : " " + cell + " |");
    }
    out.append('\n');
  }

  /** A name from a recipe or a source, kept inside its cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  /** A JSON string is a YAML string. */
  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** The size classes that dataset hubs know. */
  private static String sizeCategory(long rows) {
    String[] names = {"n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M"};
    long limit = 1_000;
    for (String name : names) {
      if (rows < limit) {
        return name;
      }
      limit *= 10;
    }
    return "100M<n<1B";
  }
}
