package io.parley.pipeline.commit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.schemas.Stage;
import io.parley.transforms.emit.Report;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.emit.WrittenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks the books and publishes the dataset; {@code _SUCCESS} comes last. Done again after a crash
 * it ends in the same directory.
 */
final class Commit {
  /** Nothing kept, or too many bad records. */
  private static final int STATUS_NO_DATASET = 3;

  /** The run failed. */
  private static final int STATUS_FAILED = 1;

  private final CommitPlan plan;
  private final Workplace workplace;
  private final DatasetDirectory directory;

  Commit(CommitPlan plan, Workplace workplace) {
    this.plan = plan;
    this.workplace = workplace;
    this.directory = new DatasetDirectory(workplace);
  }

  void publish(List<Report> reports) throws IOException {
    checkOurs();
    Books books = new Books(Report.sum(reports));
    List<WrittenFile> written = reports.stream().flatMap(r -> r.files().stream()).toList();
    List<String> problems =
        Stream.concat(books.problems().stream(), rowProblems(books, written).stream()).toList();
    if (!problems.isEmpty()) {
      fail(
          books,
          List.of(),
          new CommitException(
              STATUS_FAILED, "the books do not balance: " + String.join("; ", problems)));
    }
    List<DatasetFile> files = DatasetFile.name(written);
    double errors = books.errorFraction();
    if (errors > plan.maxErrorFraction()) {
      fail(
          books,
          files,
          new CommitException(
              STATUS_NO_DATASET,
              books.badRecords()
                  + " of "
                  + books.records()
                  + " raw records are bad, more than errors.max_fraction "
                  + plan.maxErrorFraction()
                  + " allows; see rejected/"));
    }
    if (books.rows() == 0) {
      fail(
          books,
          files,
          new CommitException(
              STATUS_NO_DATASET,
              "nothing was kept of "
                  + books.postsAfter(Stage.READ)
                  + " posts"
                  + (rejections(files).isEmpty() ? "" : "; see rejected/")));
    }
    List<Description> descriptions = Description.of(plan, files);
    settle(files, descriptions);
    List<DatasetFile> all =
        Stream.concat(files.stream(), descriptions.stream().map(Description::file)).toList();
    String manifest = Manifest.render(plan, books, all);
    directory.write(DatasetDirectory.MANIFEST, manifest);
    directory.write(DatasetDirectory.CARD, Card.render(plan, books, files));
    tell(books, files, "done", 0, "");
    directory.write(
        DatasetDirectory.SUCCESS,
        DatasetDirectory.success(manifest.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A run whose client was given up goes on in its cluster; where another has been started into the
   * same directory since, the later one has it.
   */
  private void checkOurs() throws IOException {
    if (!directory.has(DatasetDirectory.RUN)) {
      return;
    }
    String run =
        Manifest.parse(directory.read(DatasetDirectory.RUN)).path("run").asText(workplace.run());
    if (!run.equals(workplace.run())) {
      throw new CommitException(STATUS_FAILED, "another run has taken the output directory");
    }
  }

  /** Rows in files against rows in the books. */
  private List<String> rowProblems(Books books, List<WrittenFile> written) {
    Map<String, Long> inFiles = new TreeMap<>();
    // A writer of several files has its rows in each.
    Set<List<Object>> counted = new HashSet<>();
    for (WrittenFile file : written) {
      if (!file.view().equals(DatasetDirectory.REJECTED)
          && counted.add(List.of(file.view(), file.split(), file.shard()))) {
        inFiles.merge(file.view(), file.rows(), Long::sum);
      }
    }
    Map<String, Long> inBooks = new TreeMap<>();
    Map<String, Books.RowCounts> rows = books.rowCounts();
    for (CommitPlan.ViewInfo view : plan.views()) {
      inBooks.put(view.name(), kept(rows, view.name()));
    }
    for (CommitPlan.Export export : plan.exports()) {
      long toSay = kept(rows, export.view()) + books.unsaid(export.view());
      inBooks.put(export.directory(), toSay - books.leftOut(export.directory()));
    }
    inBooks.put(DatasetDirectory.VOCABULARY, books.vocabularyEntries());
    inBooks.put(DatasetDirectory.INDEX, books.count("index.rows"));
    inFiles.keySet().forEach(directory -> inBooks.putIfAbsent(directory, 0L));
    return inBooks.entrySet().stream()
        .filter(view -> !view.getValue().equals(inFiles.getOrDefault(view.getKey(), 0L)))
        .map(
            view ->
                view.getKey()
                    + ": "
                    + view.getValue()
                    + " rows kept, "
                    + inFiles.getOrDefault(view.getKey(), 0L)
                    + " in files")
        .toList();
  }

  private static long kept(Map<String, Books.RowCounts> rows, String view) {
    return rows.containsKey(view) ? rows.get(view).kept() : 0;
  }

  /** No dataset, but its rejections where it is known what they are: they say why. */
  private void fail(Books books, List<DatasetFile> files, CommitException failure)
      throws IOException {
    List<DatasetFile> rejections = rejections(files);
    settle(rejections, List.of());
    tell(books, rejections, "failed", failure.exitStatus(), failure.getMessage());
    throw failure;
  }

  private static List<DatasetFile> rejections(List<DatasetFile> files) {
    return files.stream()
        .filter(file -> file.written().view().equals(DatasetDirectory.REJECTED))
        .toList();
  }

  /**
   * Moves files to their names and removes whatever else lies where they are; before that, what
   * makes a former dataset loadable, so that a mixture of both never is.
   */
  private void settle(List<DatasetFile> files, List<Description> descriptions) throws IOException {
    directory.delete(List.of(DatasetDirectory.MANIFEST, DatasetDirectory.CARD));
    directory.publish(files);
    Set<String> listed = new HashSet<>();
    files.forEach(file -> listed.add(file.path()));
    for (Description description : descriptions) {
      directory.write(description.path(), description.text());
      listed.add(description.path());
    }
    directory.removeOthers(listed);
    directory.removeScratch();
  }

  private void tell(
      Books books, List<DatasetFile> files, String status, int exitStatus, String message)
      throws IOException {
    Map<String, String> run = new TreeMap<>();
    run.put("run", workplace.run());
    run.put("status", status);
    run.put("started", Instant.ofEpochMilli(plan.startedAt()).toString());
    run.put("ended", Instant.now().toString());
    if (!message.isEmpty()) {
      run.put("message", message);
    }
    ObjectNode node = new ObjectMapper().createObjectNode();
    run.forEach(node::put);
    node.put("exit_status", exitStatus);
    node.set("books", Manifest.books(plan, books));
    directory.write(DatasetDirectory.RUN, Manifest.print(node));
    directory.write(DatasetDirectory.REPORT, HtmlReport.render(plan, books, files, run));
  }
}
