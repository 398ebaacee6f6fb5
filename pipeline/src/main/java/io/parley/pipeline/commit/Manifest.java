package io.parley.pipeline.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.schemas.Split;
import io.parley.schemas.Stage;
import io.parley.transforms.decontaminate.BenchmarkSummary;
import io.parley.transforms.emit.WrittenFile;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The manifest: what the dataset holds, of which recipe, and what became of everything that went
 * in. No clock, no host, no absolute path: equal runs give equal bytes.
 */
final class Manifest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Line feeds on every system. */
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private Manifest() {}

  static String render(CommitPlan plan, Books books, List<DatasetFile> files) {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.set("versions", texts(plan.versions()));
    manifest.set("tokenizer", texts(plan.tokenizer()));
    if (!plan.key().isEmpty()) {
      manifest.put("key", plan.key());
    }
    manifest.set("recipe", parse(plan.recipeJson()));
    if (plan.index() != null) {
      manifest
          .putObject(DatasetDirectory.INDEX)
          .put("version", plan.index().version())
          .put("pairs", plan.index().nearPairs() ? "near" : "exact");
    }
    ObjectNode known = known(plan.known(), books);
    if (!known.isEmpty()) {
      manifest.set("known", known);
    }
    manifest.set("books", books(plan, books));
    if (!plan.benchmarks().isEmpty()) {
      manifest.set("benchmarks", benchmarks(plan.benchmarks()));
    }
    manifest.set("views", views(plan, files));
    if (!plan.exports().isEmpty()) {
      manifest.set("exports", exports(plan, books, files));
    }
    ArrayNode list = manifest.putArray("files");
    for (DatasetFile file : files) {
      WrittenFile written = file.written();
      list.addObject()
          .put("path", file.path())
          .put("rows", written.rows())
          .put("bytes", written.bytes())
          .put("sha256", written.sha256());
    }
    manifest.set("skipped", texts(plan.skipped()));
    return print(manifest);
  }

  private static ObjectNode known(CommitPlan.KnownBefore known, Books books) {
    ObjectNode node = JSON.createObjectNode();
    for (CommitPlan.Earlier earlier : known.against()) {
      node.withArrayProperty("against")
          .addObject()
          .put("name", earlier.name())
          .put("manifest", earlier.manifest());
    }
    if (known.takedown() != null) {
      ObjectNode takedown = node.putObject("takedown").put("sha256", known.takedown().sha256());
      ObjectNode lines = takedown.putObject("lines");
      ObjectNode unmatched = takedown.putObject("unmatched");
      ObjectNode matches = takedown.putObject("matches");
      known
          .takedown()
          .lines()
          .forEach(
              (kind, count) -> {
                Collection<Long> matched = books.under(Books.takedownName(kind + ".")).values();
                lines.put(kind, count);
                unmatched.put(kind, count - matched.size());
                matches.put(kind, matched.stream().mapToLong(Long::longValue).sum());
              });
    }
    return node;
  }

  /** The books in the order a reader asks: what came in, what became of it, the rows. */
  static ObjectNode books(CommitPlan plan, Books books) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("records")
        .put("read", books.records())
        .set("rejected", numbers(books.under("records.rejected.read.")));
    ObjectNode posts = node.putObject("posts");
    posts.put("read", books.postsAfter(Stage.READ));
    posts.put("target", books.targets());
    posts.set("target_of", numbers(books.under("posts.target_of.")));
    posts.put("context", books.context());
    ObjectNode duplicate = posts.putObject("duplicate");
    ObjectNode rejected = posts.putObject("rejected");
    books
        .leftOut()
        .forEach(
            (stage, reasons) ->
                reasons.forEach(
                    (reason, count) -> {
                      ObjectNode kind = reason.duplicate() ? duplicate : rejected;
                      kind.withObjectProperty(stage.label()).put(reason.label(), count);
                    }));
    node.set("conversations", numbers(books.under("conversations.")));
    node.set("languages", numbers(books.under("languages.")));
    node.set("sources", numbers(books.under("sources.")));
    node.set("licenses", numbers(books.under("licences.")));
    ObjectNode rows = node.putObject("rows");
    books
        .rowCounts()
        .forEach(
            (view, counts) -> {
              ObjectNode row = rows.putObject(view);
              row.put("candidates", counts.candidates());
              row.set("kept", numbers(books.under("rows." + view + ".kept.")));
              row.set("rejected", numbers(books.under("rows." + view + ".rejected.")));
              Map<String, Long> shortened = books.under("rows." + view + ".shortened.");
              if (!shortened.isEmpty()) {
                row.set("shortened", numbers(shortened));
              }
            });
    PackedBooks packed = new PackedBooks(books);
    if (packed.any()) {
      node.set(PackedBooks.VIEW, packed.toJson(plan.maxTokens()));
    }
    if (!books.under(Books.LABELS).isEmpty()) {
      node.set("labels", numbers(books.under(Books.LABELS)));
    }
    if (!books.under(Books.CHOSEN).isEmpty()) {
      node.set("chosen", numbers(books.under(Books.CHOSEN)));
    }
    if (books.vocabularyEntries() > 0) {
      ObjectNode vocabulary = node.putObject(DatasetDirectory.VOCABULARY);
      vocabulary.set("entries", numbers(books.under("vocabulary.entries.")));
      vocabulary.set("occurrences", numbers(books.under("vocabulary.occurrences.")));
    }
    if (!plan.benchmarks().isEmpty()) {
      ObjectNode benchmarks = node.putObject("benchmarks");
      for (BenchmarkSummary benchmark : plan.benchmarks()) {
        Books.Contamination found = books.contamination(benchmark.name());
        benchmarks
            .putObject(benchmark.name())
            .put("items", found.items())
            .put("conversations", found.conversations())
            .put("posts", found.posts());
      }
    }
    return node;
  }

  /** What was looked for. */
  private static ObjectNode benchmarks(List<BenchmarkSummary> benchmarks) {
    ObjectNode node = JSON.createObjectNode();
    for (BenchmarkSummary benchmark : benchmarks) {
      ObjectNode one = node.putObject(benchmark.name());
      one.put("items", benchmark.items());
      one.put("ngrams", benchmark.ngrams());
      one.put("too_short", benchmark.tooShort());
      one.put("common", benchmark.common());
      ArrayNode files = one.putArray("files");
      benchmark
          .files()
          .forEach(file -> files.addObject().put("path", file.name()).put("sha256", file.sha256()));
    }
    return node;
  }

  private static ObjectNode views(CommitPlan plan, List<DatasetFile> files) {
    ObjectNode views = JSON.createObjectNode();
    for (CommitPlan.ViewInfo view : plan.views()) {
      ObjectNode node = views.putObject(view.name());
      ObjectNode columns = node.putObject("columns");
      view.columns().forEach(column -> columns.put(column.name(), typeName(column)));
      node.set("splits", sizes(view.name(), files));
    }
    return views;
  }

  /** What of each view is there for other trainers. */
  private static ObjectNode exports(CommitPlan plan, Books books, List<DatasetFile> files) {
    ObjectNode exports = JSON.createObjectNode();
    for (CommitPlan.Export export : plan.exports()) {
      ObjectNode node =
          exports.withObjectProperty(export.format().label()).putObject(export.view());
      node.put("left_out", books.leftOut(export.directory()));
      node.set("splits", sizes(export.directory(), files));
    }
    return exports;
  }

  private static ObjectNode sizes(String directory, List<DatasetFile> files) {
    ObjectNode splits = JSON.createObjectNode();
    splits(directory, files)
        .forEach(
            (split, size) ->
                splits
                    .putObject(split)
                    .put("rows", size.rows())
                    .put("bytes", size.bytes())
                    .put("shards", size.shards()));
    return splits;
  }

  /** The size of a split in one directory. */
  record SplitSize(long rows, long bytes, int shards) {
    /** A shard's rows are in each of its files. */
    SplitSize plus(WrittenFile file, boolean newShard) {
      return new SplitSize(
          rows + (newShard ? file.rows() : 0), bytes + file.bytes(), shards + (newShard ? 1 : 0));
    }
  }

  /** The splits of a directory that have rows, train first, then validation, then test. */
  static Map<String, SplitSize> splits(String directory, List<DatasetFile> files) {
    Map<String, SplitSize> splits =
        new TreeMap<>((a, b) -> Integer.compare(splitOrder(a), splitOrder(b)));
    Set<List<Object>> shards = new HashSet<>();
    for (DatasetFile file : files) {
      WrittenFile written = file.written();
      if (written.view().equals(directory)) {
        boolean newShard = shards.add(List.of(written.split(), written.shard()));
        SplitSize size = splits.getOrDefault(written.split(), new SplitSize(0, 0, 0));
        splits.put(written.split(), size.plus(written, newShard));
      }
    }
    return splits;
  }

  private static int splitOrder(String label) {
    return Arrays.stream(Split.values())
        .filter(split -> split.label().equals(label))
        .findFirst()
        .orElseThrow()
        .ordinal();
  }

  private static String typeName(CommitPlan.ColumnInfo column) {
    return column.type().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static ObjectNode texts(Map<String, String> values) {
    ObjectNode node = JSON.createObjectNode();
    new TreeMap<>(values).forEach(node::put);
    return node;
  }

  private static ObjectNode numbers(Map<String, Long> values) {
    ObjectNode node = JSON.createObjectNode();
    values.forEach((name, count) -> node.put(name, count));
    return node;
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON, though we wrote it", e);
    }
  }

  static String print(JsonNode node) {
    try {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
      return JSON.writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot fail to print", e);
    }
  }
}
