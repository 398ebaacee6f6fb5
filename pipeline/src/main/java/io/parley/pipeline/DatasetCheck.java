package io.parley.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.pipeline.commit.DatasetDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a dataset directory is what its manifest says.
 *
 * @param problems a line each; empty where all is well
 * @param files those the manifest lists
 * @param rows in them
 * @param bytes in them
 */
record DatasetCheck(List<String> problems, int files, long rows, long bytes) {
  private static final String MANIFEST = DatasetDirectory.MANIFEST;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A file as the manifest lists it. */
  private record Listed(String path, long rows, long bytes, String sha256) {}

  DatasetCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Reads every file of a dataset once.
   *
   * @throws IOException where a file cannot be read at all
   */
  static DatasetCheck of(Path directory) throws IOException {
    List<String> problems = new ArrayList<>();
    Path success = directory.resolve(DatasetDirectory.SUCCESS);
    if (!Files.isRegularFile(success)) {
      problems.add("no _SUCCESS: the run that makes it failed or goes on; see run.json");
    } else if (manifestIsAnother(directory, success)) {
      problems.add(MANIFEST + ": edited: its SHA-256 is not the one in _SUCCESS");
    }
    List<Listed> files = manifest(directory, problems);
    for (Listed file : files) {
      check(directory, file, problems);
    }
    if (!files.isEmpty()) {
      stale(directory, files, problems);
    }
    return new DatasetCheck(
        problems,
        files.size(),
        files.stream().mapToLong(Listed::rows).sum(),
        files.stream().mapToLong(Listed::bytes).sum());
  }

  private static boolean manifestIsAnother(Path directory, Path success) throws IOException {
    Path file = directory.resolve(MANIFEST);
    return Files.isRegularFile(file)
        && !Arrays.equals(
            Files.readAllBytes(success),
            DatasetDirectory.success(Files.readAllBytes(file)).getBytes(StandardCharsets.UTF_8));
  }

  /** What the manifest lists; nothing and a problem where it cannot be used. */
  private static List<Listed> manifest(Path directory, List<String> problems) throws IOException {
    Path file = directory.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      problems.add("no " + MANIFEST);
      return List.of();
    }
    JsonNode root;
    try (InputStream in = Files.newInputStream(file)) {
      root = JSON.readTree(in);
    } catch (JacksonException e) {
      problems.add(MANIFEST + ": not JSON");
      return List.of();
    }
    JsonNode entries = root.path("files");
    List<Listed> files = new ArrayList<>();
    for (JsonNode entry : entries) {
      JsonNode path = entry.path("path");
      JsonNode rows = entry.path("rows");
      JsonNode bytes = entry.path("bytes");
      JsonNode sha256 = entry.path("sha256");
      if (!path.isTextual()
          || !inside(path.textValue())
          || !rows.isIntegralNumber()
          || !bytes.isIntegralNumber()
          || !sha256.isTextual()) {
        problems.add(MANIFEST + ": files[" + files.size() + "] is not {path, rows, bytes, sha256}");
        return List.of();
      }
      files.add(
          new Listed(path.textValue(), rows.longValue(), bytes.longValue(), sha256.textValue()));
    }
    if (!entries.isArray() || files.isEmpty()) {
      problems.add(MANIFEST + ": lists no files");
    }
    return files;
  }

  /** Whether a path of the manifest stays in the dataset's directory. */
  private static boolean inside(String path) {
    return !path.isEmpty()
        && path.indexOf('\0') < 0
        && path.indexOf('\\') < 0
        && Stream.of(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
  }

  private static void check(Path directory, Listed file, List<String> problems) {
    Path path = directory.resolve(file.path());
    if (!Files.isRegularFile(path)) {
      problems.add(file.path() + ": missing");
      return;
    }
    try {
      FileContents contents = FileContents.of(path);
      if (contents.bytes() != file.bytes()) {
        problems.add(file.path() + ": edited: " + contents.bytes() + " bytes, not " + file.bytes());
      } else if (!contents.sha256().equals(file.sha256())) {
        problems.add(file.path() + ": edited: its SHA-256 is another");
      } else if (contents.rows() < 0) {
        problems.add(file.path() + ": damaged: its rows cannot be counted");
      } else if (contents.rows() != file.rows()) {
        problems.add(file.path() + ": " + contents.rows() + " rows, not " + file.rows());
      }
    } catch (IOException e) {
      problems.add(file.path() + ": cannot be read");
    }
  }

  /** Files that a reader would find beside those of the manifest. */
  private static void stale(Path directory, List<Listed> files, List<String> problems)
      throws IOException {
    Set<String> listed = new TreeSet<>();
    Set<String> directories = new TreeSet<>(DatasetDirectory.DIRECTORIES);
    for (Listed file : files) {
      listed.add(file.path());
      int slash = file.path().indexOf('/');
      if (slash > 0) {
        directories.add(file.path().substring(0, slash));
      }
    }
    for (String name : directories) {
      Path root = directory.resolve(name);
      if (Files.isDirectory(root)) {
        try (Stream<Path> found = Files.walk(root)) {
          found
              .filter(path -> !Files.isDirectory(path))
              // Readers skip hidden files, and desktops leave them everywhere.
              .filter(path -> !path.getFileName().toString().startsWith("."))
              .map(path -> directory.relativize(path).toString().replace('\\', '/'))
              .filter(path -> !listed.contains(path))
              .sorted()
              .forEach(path -> problems.add(path + ": stale: not in " + MANIFEST));
        }
      }
    }
  }
}
