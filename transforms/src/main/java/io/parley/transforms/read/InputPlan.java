package io.parley.transforms.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.transforms.Create;

/**
 * Which files are read, as what, and which are not: made once, before the pipeline runs, so that a
 * mistake in the input is told before any work is done.
 */
public final class InputPlan {
  /** Plain files whose records are lines are read in parts of this size. */
  static final long PART_BYTES = 64L << 20;

  /**
   * A file that is not read.
   *
   * @param path as in origins
   * @param reason in words
   */
  public record Skipped(String path, String reason) {
    public Skipped {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(reason, "reason");
    }
  }

  private final List<InputFile> files = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> relativePaths = new HashSet<>();
  private final long partBytes;
  private long bytes;

  private InputPlan(long partBytes) {
    this.partBytes = partBytes;
  }

  /**
   * Finds the files of some inputs. A file that two of them match is read once, as the first says.
   *
   * @throws InputException if an input matches nothing, names an unknown format, cannot be read,
   *     names a file outright that no format knows, or a markup for a format that knows its own
   */
  public static InputPlan of(List<InputSpec> specs) {
    return of(specs, PART_BYTES);
  }

  static InputPlan of(List<InputSpec> specs, long partBytes) {
    InputPlan plan = new InputPlan(partBytes);
    for (int i = 0; i < specs.size(); i++) {
      plan.add(specs.get(i), i + 1);
    }
    plan.files.sort(
        Comparator.comparing(InputFile::relativePath).thenComparingLong(InputFile::start));
    plan.skipped.sort(Comparator.comparing(Skipped::path));
    return plan;
  }

  /** What is read, by relative path and position. */
  public List<InputFile> files() {
    return List.copyOf(files);
  }

  /** What matched and is not read, by path. */
  public List<Skipped> skipped() {
    return List.copyOf(skipped);
  }

  /** Bytes of all files that are read, as stored. */
  public long bytes() {
    return bytes;
  }

  /** The files as the beginning of a pipeline. */
  public Create.Values<InputFile> list() {
    return Create.of(files()).withCoder(InputFileCoder.of());
  }

  private void add(InputSpec spec, int number) {
    if (spec.format() != null && Formats.named(spec.format()).isEmpty()) {
      String known = String.join(", ", Formats.descriptions().keySet());
      throw new InputException("no format is named " + spec.format() + "; there are " + known);
    }
    for (InputMatch match : InputMatch.all(spec.pattern())) {
      add(match, spec, number);
    }
  }

  private void add(InputMatch match, InputSpec spec, int number) {
    if (paths.add(match.path())) {
      Optional<Format> format = open(match, spec, uniquePath(match.relativePath(), number));
      format
          .map(found -> found.companion(match.fileName()))
          .flatMap(match::beside)
          .ifPresent(companion -> add(companion, spec, number));
    }
  }

  /** Two inputs may hold files of one relative path; the later one gets its input's number. */
  private String uniquePath(String relativePath, int number) {
    String unique = relativePath;
    while (!relativePaths.add(unique)) {
      unique = "input-" + number + "/" + unique;
    }
    return unique;
  }

  /** The format that a file will be read as; none where it is skipped. */
  private Optional<Format> open(InputMatch match, InputSpec spec, String shown) {
    if (!match.outright() && isAside(match.relativePath())) {
      skipped.add(new Skipped(shown, "hidden or documentation"));
      return Optional.empty();
    }
    try (Source stored = Source.open(match.path(), 0)) {
      return open(match, spec, shown, new BufferedInputStream(stored));
    } catch (IOException | UncheckedIOException e) {
      throw new InputException("cannot read " + match.path(), e);
    }
  }

  private Optional<Format> open(
      InputMatch match, InputSpec spec, String shown, BufferedInputStream stored)
      throws IOException {
    Compression compression = Compression.of(stored);
    if (!compression.supported()) {
      return skip(match, shown, "compressed with " + compression.label() + ", which is not read");
    }
    Head head;
    try (InputStream bytes = compression.open(stored)) {
      head = Head.of(bytes);
    }
    if (head.blank() && !head.damaged()) {
      skipped.add(new Skipped(shown, "empty"));
      return Optional.empty();
    }
    Optional<Format> format =
        spec.format() != null ? Formats.named(spec.format()) : Formats.detect(head);
    if (format.isEmpty()) {
      return skip(
          match,
          shown,
          head.damaged()
              ? "its " + compression.label() + " stream is damaged at the beginning"
              : "no format knows it");
    }
    if (spec.markup() != null && format.get().openMarkup() == null) {
      String markup = spec.markup().name().toLowerCase(Locale.ROOT);
      throw new InputException(
          match.path() + ": is " + format.get().name() + ", which is never read as " + markup);
    }
    String companion = format.get().companion(match.fileName());
    if (companion != null && match.beside(companion).isEmpty()) {
      return skip(match, shown, "there is no " + companion + " beside it");
    }
    boolean parts =
        compression == Compression.NONE
            && match.seekable()
            && format.get().framing().splittable(head);
    addParts(match, spec, shown, format.get(), parts);
    return format;
  }

  /** A wildcard may match anything; who names a file outright wants it read. */
  private Optional<Format> skip(InputMatch match, String shown, String reason) {
    if (match.outright()) {
      throw new InputException(match.path() + ": " + reason);
    }
    skipped.add(new Skipped(shown, reason));
    return Optional.empty();
  }

  private void addParts(
      InputMatch match, InputSpec spec, String shown, Format format, boolean parts) {
    String source = spec.source() != null ? spec.source() : format.name();
    bytes += match.size();
    long end = parts ? match.size() : 0;
    long start = 0;
    do {
      boolean last = start + partBytes >= end;
      files.add(
          new InputFile(
              match.path(),
              shown,
              format.name(),
              source,
              spec.licence(),
              spec.markup(),
              start,
              last ? Long.MAX_VALUE : start + partBytes));
      start += partBytes;
    } while (start < end);
  }

  /** Files that lie beside data: hidden ones, licences, descriptions. */
  private static boolean isAside(String relativePath) {
    for (String part : relativePath.split("/", -1)) {
      if (part.startsWith(".")) {
        return true;
      }
    }
    String name =
        relativePath.substring(relativePath.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.startsWith("license")
        || name.startsWith("licence")
        || name.startsWith("readme")
        || name.endsWith(".md");
  }
}
