package io.parley.schemas;

import java.util.Objects;

/**
 * Where something came from.
 *
 * @param path the file, relative to the fixed prefix of the input pattern
 * @param offset the record's first byte in the decompressed stream, or the record's number where a
 *     file is read whole
 * @param licence an SPDX identifier or the source's own words; null where nobody said
 */
public record Origin(String path, long offset, String licence) implements Comparable<Origin> {
  public Origin {
    Objects.requireNonNull(path, "path");
  }

  @Override
  public int compareTo(Origin other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : Long.compare(offset, other.offset);
  }
}
