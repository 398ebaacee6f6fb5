package io.parley.pipeline.commit;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.Sha256;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.emit.format.ExportFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/** The directory a dataset is published in, on any file system that Beam knows. */
public final class DatasetDirectory {
  /** The mark of a whole dataset, written last; see {@link #success}. */
  public static final String SUCCESS = "_SUCCESS";

  public static final String MANIFEST = "manifest.json";

  /** What is known of the run itself; also the mark that a directory is ours. */
  public static final String RUN = "run.json";

  public static final String CARD = "README.md";
  public static final String REPORT = "report.html";

  /** What is counted over the rows of the {@code terms} view. */
  static final String VOCABULARY = "vocabulary";

  /** What tells later runs what the dataset has. */
  public static final String INDEX = "index";

  /** What was left out, and why. */
  static final String REJECTED = "rejected";

  /** Every directory that a run of any recipe writes to. */
  public static final List<String> DIRECTORIES =
      Stream.of(
              Recipe.VIEWS.stream(),
              Stream.of(VOCABULARY, INDEX, REJECTED),
              Stream.of(ExportFormat.values()).map(ExportFormat::label))
          .flatMap(names -> names)
          .toList();

  private final Workplace workplace;

  /**
   * What {@link #SUCCESS} says: the manifest's SHA-256, as {@code sha256sum --check} takes it. The
   * manifest vouches for the files, and this for the manifest.
   */
  public static String success(byte[] manifest) {
    return Sha256.of(manifest) + "  " + MANIFEST + "\n";
  }

  public DatasetDirectory(Workplace workplace) {
    this.workplace = workplace;
  }

  public boolean has(String name) throws IOException {
    try {
      return FileSystems.matchSingleFileSpec(file(name).toString()) != null;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Paths of all files below, relative, without the scratch directory. */
  public List<String> files() throws IOException {
    String root = workplace.root().toString();
    String scratch = workplace.temporary().toString();
    List<String> paths = new ArrayList<>();
    MatchResult match = FileSystems.match(List.of(escape(root) + "**")).get(0);
    if (match.status() == MatchResult.Status.OK) {
      for (MatchResult.Metadata metadata : match.metadata()) {
        String path = metadata.resourceId().toString();
        if (path.startsWith(root)
            && !path.startsWith(scratch)
            && !metadata.resourceId().isDirectory()) {
          paths.add(path.substring(root.length()));
        }
      }
    }
    return paths;
  }

  public String read(String name) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public void write(String name, String text) throws IOException {
    try (WritableByteChannel channel = FileSystems.create(file(name), MimeTypes.TEXT)) {
      Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  public void delete(List<String> names) throws IOException {
    FileSystems.delete(
        names.stream().map(this::file).toList(), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  /**
   * Moves files out of the scratch directory; those that a former attempt moved are left alone.
   *
   * @throws IOException if a file is not there afterwards, or not as large as it was written
   */
  void publish(List<DatasetFile> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    FileSystems.rename(
        files.stream().map(f -> workplace.scratchFile(f.written().name())).toList(),
        files.stream().map(f -> file(f.path())).toList(),
        StandardMoveOptions.IGNORE_MISSING_FILES);
    for (DatasetFile file : files) {
      long bytes = FileSystems.matchSingleFileSpec(file(file.path()).toString()).sizeBytes();
      if (bytes != file.written().bytes()) {
        throw new IOException(
            file.path() + ": " + bytes + " bytes, " + file.written().bytes() + " were written");
      }
    }
  }

  /** Removes what lies in {@link #DIRECTORIES} and is not listed. */
  void removeOthers(Set<String> listed) throws IOException {
    List<String> others = new ArrayList<>();
    for (String path : files()) {
      int slash = path.indexOf('/');
      if (slash > 0 && DIRECTORIES.contains(path.substring(0, slash)) && !listed.contains(path)) {
        others.add(path);
      }
    }
    delete(others);
  }

  /** Removes what runs left that is not committed. */
  public void removeScratch() throws IOException {
    MatchResult match =
        FileSystems.match(List.of(escape(workplace.temporary().toString()) + "**")).get(0);
    // Names end in a slash, so what lies deeper sorts later; files go before their directories.
    NavigableMap<String, ResourceId> directories = new TreeMap<>();
    List<ResourceId> files = new ArrayList<>();
    for (ResourceId directory : List.of(workplace.temporary(), workplace.scratch())) {
      directories.put(directory.toString(), directory);
    }
    if (match.status() == MatchResult.Status.OK) {
      for (MatchResult.Metadata metadata : match.metadata()) {
        ResourceId directory = metadata.resourceId().getCurrentDirectory();
        directories.put(directory.toString(), directory);
        files.add(metadata.resourceId());
      }
    }
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    // Beam holds directories for missing files, so that option would pass them over.
    FileSystems.delete(List.copyOf(directories.descendingMap().values()));
  }

  private ResourceId file(String name) {
    ResourceId resource = workplace.root();
    String[] parts = name.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      resource = resource.resolve(parts[i], StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    return resource.resolve(parts[parts.length - 1], StandardResolveOptions.RESOLVE_FILE);
  }

  /** A directory's name taken literally in a pattern. */
  private static String escape(String path) {
    return path.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
  }
}
