package io.parley.transforms.decontaminate;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Files of one benchmark or more.
 *
 * @param path a file or a directory on this machine
 * @param name of the one benchmark that all files are; null where each is one, named as the file
 * @param fields whose texts are looked for, {@code a.b} for what is inside another; empty for all
 */
public record BenchmarkSpec(String path, String name, List<String> fields) implements Serializable {
  public BenchmarkSpec {
    Objects.requireNonNull(path, "path");
    fields = List.copyOf(fields);
    if (path.isBlank()) {
      throw new IllegalArgumentException("path: empty");
    }
    if (name != null && name.isBlank()) {
      throw new IllegalArgumentException("name: empty");
    }
  }
}
