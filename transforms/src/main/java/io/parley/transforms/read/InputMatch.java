package io.parley.transforms.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * A file that a pattern matches.
 *
 * @param path where it is
 * @param relativePath what follows the pattern's fixed directories
 * @param outright whether the pattern is this file's name
 * @param size in bytes
 * @param seekable whether reading may begin in its middle
 */
record InputMatch(String path, String relativePath, boolean outright, long size, boolean seekable) {
  private static final String WILDCARDS = "*?[{";
  private static final String ANY_DIRECTORIES = "/**/";

  /**
   * All files that a path, a directory or a pattern stands for.
   *
   * @throws InputException if there is none
   */
  static List<InputMatch> all(String pattern) {
    List<Metadata> exact = match(pattern);
    if (isFile(exact, pattern)) {
      return List.of(of(exact.get(0), exact.get(0).resourceId().getFilename(), true));
    }
    boolean wild = firstWildcard(pattern) < pattern.length();
    if (!wild) {
      String below = pattern.endsWith("/") ? pattern : pattern + "/";
      List<InputMatch> files = below(below, match(below + "**"));
      if (files.isEmpty()) {
        throw new InputException(
            exact.isEmpty() ? "no such file or directory: " + pattern : "no file in " + pattern);
      }
      return files;
    }
    List<Metadata> found = new ArrayList<>(exact);
    if (pattern.contains(ANY_DIRECTORIES)) {
      // Some file systems want at least one directory there, where shells take none, too.
      found.addAll(match(pattern.replace(ANY_DIRECTORIES, "/")));
    }
    String fixed = pattern.substring(0, pattern.lastIndexOf('/', firstWildcard(pattern)) + 1);
    List<InputMatch> files = below(fixed, found);
    if (files.isEmpty()) {
      throw new InputException("no file matches " + pattern);
    }
    return files;
  }

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The file of another name in the same directory, if there is one. */
  Optional<InputMatch> beside(String name) {
    String other = path.substring(0, path.length() - fileName().length()) + name;
    List<Metadata> found = match(other);
    String directory = relativePath.substring(0, relativePath.length() - fileName().length());
    return isFile(found, other)
        ? Optional.of(of(found.get(0), directory + name, outright))
        : Optional.empty();
  }

  private static boolean isFile(List<Metadata> found, String path) {
    return found.size() == 1 && !isDirectory(found.get(0)) && isNamed(found.get(0), path);
  }

  private static List<InputMatch> below(String directory, List<Metadata> found) {
    String prefix =
        FileSystems.matchNewResource(directory.isEmpty() ? "./" : directory, true).toString();
    List<InputMatch> files = new ArrayList<>();
    for (Metadata metadata : found) {
      String path = metadata.resourceId().toString();
      if (!isDirectory(metadata)) {
        files.add(
            of(
                metadata,
                path.startsWith(prefix)
                    ? path.substring(prefix.length())
                    : metadata.resourceId().getFilename(),
                false));
      }
    }
    files.sort(Comparator.comparing(InputMatch::path));
    return files;
  }

  private static InputMatch of(Metadata metadata, String relativePath, boolean outright) {
    return new InputMatch(
        metadata.resourceId().toString(),
        relativePath,
        outright,
        metadata.sizeBytes(),
        metadata.isReadSeekEfficient());
  }

  private static List<Metadata> match(String pattern) {
    try {
      MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
      return result.metadata();
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException("cannot search for " + pattern + ": " + e.getMessage(), e);
    }
  }

  private static boolean isDirectory(Metadata metadata) {
    return metadata.resourceId().isDirectory();
  }

  /** Whether a pattern is the file's own name, wildcard characters in it or not. */
  private static boolean isNamed(Metadata metadata, String pattern) {
    return pattern
        .substring(pattern.lastIndexOf('/') + 1)
        .equals(metadata.resourceId().getFilename());
  }

  private static int firstWildcard(String pattern) {
    int first = 0;
    while (first < pattern.length() && WILDCARDS.indexOf(pattern.charAt(first)) < 0) {
      first++;
    }
    return first;
  }
}
