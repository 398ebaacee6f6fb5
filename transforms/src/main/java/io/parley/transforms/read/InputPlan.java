package io.parley.transforms.read;

import io.parley.transforms.Secret;
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
import java.util.TreeSet;
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
   * @param path relative to the fixed prefix of the pattern: for the one who named it
   * @param reason in words
   * @param shown the path in the dataset, where names of files can tell of people
   */
  public record Skipped(String path, String reason, String shown) {
    public Skipped {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(shown, "shown");
    }

    Skipped(String path, String reason) {
      this(path, reason, path);
    }
  }

  private final List<InputFile> files = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> relativePaths = new HashSet<>();
  private final long partBytes;

  /** Of the beginnings of the files whose ids need a key. */
  private final Set<String> digests = new TreeSet<>();

  /**
   * The numbers of the inputs whose files are named after people, and of those of skipped files.
   */
  private final Set<Integer> privateInputs = new HashSet<>();

  private final List<Integer> skippedInputs = new ArrayList<>();
  private Hiding hiding;
  private int number;
  private long bytes;

  private InputPlan(long partBytes) {
    this.partBytes = partBytes;
  }

  /**
   * Finds the files of some inputs. A file that two of them match is read once, as the first says.
   *
   * <p>What would tell of people in ids and file names is hidden with a key. Without one it is made
   * of the beginnings of the files that need it, in whatever order: equal inputs have equal ids on
   * every machine, and who tests a guess has to know the rest of the beginnings, and to wait. With
   * another file beside them ids change.
   *
   * @param key null where the user gave none
   * @throws InputException if an input matches nothing, names an unknown format, cannot be read, or
   *     names a file outright that no format knows
   */
  public static InputPlan of(List<InputSpec> specs, Secret key) {
    return of(specs, key, PART_BYTES);
  }

  static InputPlan of(List<InputSpec> specs, Secret key, long partBytes) {
    InputPlan plan = new InputPlan(partBytes);
    for (InputSpec spec : specs) {
      plan.number++;
      plan.add(spec);
    }
    plan.hide(key);
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

  /**
   * What may be shown of an input's pattern: all of it, unless its files are named after people.
   *
   * @param index of the input
   */
  public String shown(int index, String pattern) {
    boolean wild = pattern.chars().allMatch(c -> "*?/.".indexOf(c) >= 0);
    return wild || !privateInputs.contains(index + 1) ? pattern : hiding.file("input", pattern);
  }

  /** What stands for the name of a community in private sources; the name where there are none. */
  public String community(String name) {
    return hiding == null ? name : hiding.community(name);
  }

  /** The files as the beginning of a pipeline. */
  public Create.Values<InputFile> list() {
    return Create.of(files()).withCoder(InputFileCoder.of());
  }

  /** Null where no file needs it. */
  Hiding hiding() {
    return hiding;
  }

  private void hide(Secret key) {
    if (digests.isEmpty()) {
      return;
    }
    hiding =
        new Hiding(key == null ? Secret.stretched(String.join(" ", digests)) : key.forUse("ids"));
    files.replaceAll(
        file ->
            Formats.privacy(file.format()) == Privacy.PRIVATE
                ? file.shownAs(hiding.file(file.format(), file.relativePath()))
                : file);
    for (int i = 0; i < skipped.size(); i++) {
      Skipped file = skipped.get(i);
      if (privateInputs.contains(skippedInputs.get(i))) {
        skipped.set(i, new Skipped(file.path(), file.reason(), hiding.file("file", file.path())));
      }
    }
  }

  private void add(InputSpec spec) {
    if (spec.format() != null && Formats.named(spec.format()).isEmpty()) {
      String known = String.join(", ", Formats.descriptions().keySet());
      throw new InputException("no format is named " + spec.format() + "; there are " + known);
    }
    for (InputMatch match : InputMatch.all(spec.pattern())) {
      add(match, spec);
    }
  }

  private void add(InputMatch match, InputSpec spec) {
    if (paths.add(match.path())) {
      Optional<Format> format = open(match, spec, uniquePath(match.relativePath()));
      format
          .map(found -> found.companion(match.fileName()))
          .flatMap(match::beside)
          .ifPresent(companion -> add(companion, spec));
    }
  }

  /** Two inputs may hold files of one relative path; the later one gets its input's number. */
  private String uniquePath(String relativePath) {
    String unique = relativePath;
    while (!relativePaths.add(unique)) {
      unique = "input-" + number + "/" + unique;
    }
    return unique;
  }

  private void addSkipped(String path, String reason) {
    skipped.add(new Skipped(path, reason));
    skippedInputs.add(number);
  }

  /** The format that a file will be read as; none where it is skipped. */
  private Optional<Format> open(InputMatch match, InputSpec spec, String shown) {
    if (!match.outright() && isAside(match.relativePath())) {
      addSkipped(shown, "hidden or documentation");
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
      addSkipped(shown, "empty");
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
    Privacy privacy = format.get().privacy();
    if (privacy != Privacy.PUBLIC) {
      digests.add(head.digest());
    }
    if (privacy == Privacy.PRIVATE) {
      privateInputs.add(number);
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
    addSkipped(shown, reason);
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
