package io.parley.transforms.read;

import io.parley.schemas.Markup;
import java.util.Objects;

/**
 * A file, or a part of one, to be read.
 *
 * @param path where it is, as Beam's file systems name it
 * @param relativePath the path shown in origins, relative to the fixed prefix of the pattern
 * @param format the name of its format
 * @param source the name given to its posts' source
 * @param licence the licence its posts are given; null where nobody said
 * @param markup that of texts about which the format says nothing; null leaves it to the format
 * @param start the first byte to read; 0 in compressed files
 * @param end the byte after the last, {@link Long#MAX_VALUE} where the file's end tells; a record
 *     belongs to the part its first byte is in
 */
public record InputFile(
    String path,
    String relativePath,
    String format,
    String source,
    String licence,
    Markup markup,
    long start,
    long end) {
  public InputFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(relativePath, "relativePath");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(source, "source");
  }

  /** The same file, called otherwise in origins. */
  InputFile shownAs(String name) {
    return new InputFile(path, name, format, source, licence, markup, start, end);
  }
}
