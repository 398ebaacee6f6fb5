package io.parley.transforms.decontaminate;

import io.parley.transforms.decontaminate.BenchmarkSummary.StoredFile;
import io.parley.transforms.parquet.ParquetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds and reads the files of benchmarks on this machine. */
final class BenchmarkReader {
  private static final List<RecordReader> READERS =
      List.of(new JsonRecords(), new CsvRecords(), new ParquetRecords());

  private static final String KINDS = "JSON Lines (.jsonl, .ndjson, .json), Parquet, CSV or TSV";

  private final List<String> skipped = new ArrayList<>();

  /** A file and its path below the directory that was named. */
  private record Found(Path path, String name, RecordReader reader) {}

  /**
   * All benchmarks, by name.
   *
   * @throws BenchmarkException if one cannot be used
   */
  List<Benchmark> read(List<BenchmarkSpec> specs) {
    Map<String, Benchmark> all = new TreeMap<>();
    for (BenchmarkSpec spec : specs) {
      for (Benchmark benchmark : read(spec)) {
        if (all.put(benchmark.name(), benchmark) != null) {
          throw new BenchmarkException(
              spec.path()
                  + ": another benchmark is called "
                  + benchmark.name()
                  + ", too; give it a name");
        }
      }
    }
    return List.copyOf(all.values());
  }

  /** Files beside those that were read, of no kind that is. */
  List<String> skipped() {
    return skipped;
  }

  private List<Benchmark> read(BenchmarkSpec spec) {
    ItemTexts texts = new ItemTexts(spec.fields());
    List<StoredFile> stored = new ArrayList<>();
    List<List<String>> items = new ArrayList<>();
    List<Benchmark> benchmarks = new ArrayList<>();
    for (Found file : files(spec.path())) {
      int before = items.size();
      stored.add(read(file, texts, items));
      check(file, items.subList(before, items.size()), texts);
      if (spec.name() == null) {
        benchmarks.add(new Benchmark(nameOf(file), stored, items));
        stored = new ArrayList<>();
        items = new ArrayList<>();
      }
    }
    if (!texts.missing().isEmpty()) {
      throw new BenchmarkException(
          "%s: no record has a field \"%s\"; they have %s"
              .formatted(spec.path(), texts.missing().get(0), String.join(", ", texts.names())));
    }
    return spec.name() == null
        ? List.copyOf(benchmarks)
        : List.of(new Benchmark(spec.name(), stored, items));
  }

  private static StoredFile read(Found file, ItemTexts texts, List<List<String>> items) {
    try {
      file.reader().read(file.path(), record -> items.add(texts.of(record)));
      return new StoredFile(file.name(), StoredBytes.sha256(file.path()));
    } catch (BadRecordException e) {
      throw new BenchmarkException(file.path() + ": " + e.getMessage(), e);
    } catch (ParquetException e) {
      throw new BenchmarkException(e.getMessage(), e); // names the file
    } catch (IOException e) {
      throw new BenchmarkException(file.path() + ": cannot be read, or is damaged", e);
    }
  }

  private static void check(Found file, List<List<String>> items, ItemTexts texts) {
    if (items.isEmpty()) {
      throw new BenchmarkException(file.path() + ": has no records");
    }
    if (texts.missing().isEmpty() && items.stream().allMatch(List::isEmpty)) {
      throw new BenchmarkException(file.path() + ": has no text in these fields");
    }
  }

  /** Without endings, and without what would break a line. */
  private static String nameOf(Found file) {
    String plain = StoredBytes.plainName(file.name());
    return plain.substring(0, plain.lastIndexOf('.')).replaceAll("\\p{Cntrl}", "_");
  }

  private List<Found> files(String named) {
    Path path = path(named);
    if (Files.isDirectory(path)) {
      return filesBelow(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new BenchmarkException(named + ": no such file or directory");
    }
    String name = path.getFileName().toString();
    return List.of(
        readerOf(name)
            .map(reader -> new Found(path, name, reader))
            .orElseThrow(() -> new BenchmarkException(named + ": not " + KINDS + " by its name")));
  }

  private static Path path(String named) {
    try {
      return Path.of(named);
    } catch (InvalidPathException e) {
      throw new BenchmarkException("not a path: " + e.getReason(), e);
    }
  }

  private List<Found> filesBelow(Path directory) {
    List<Found> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        Optional<RecordReader> reader = readerOf(name);
        reader.ifPresentOrElse(
            r -> files.add(new Found(path, name, r)), () -> skipped.add(path.toString()));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BenchmarkException(directory + ": cannot be searched", e);
    }
    if (files.isEmpty()) {
      throw new BenchmarkException(directory + ": has no file of " + KINDS);
    }
    files.sort(Comparator.comparing(Found::name));
    skipped.sort(null);
    return files;
  }

  private static Optional<RecordReader> readerOf(String name) {
    String plain = StoredBytes.plainName(name);
    return READERS.stream().filter(reader -> reader.reads(plain)).findFirst();
  }
}
