package io.parley.pipeline.recipe;

import io.parley.schemas.Markup;
import io.parley.transforms.read.Formats;
import io.parley.transforms.read.InputSpec;
import java.util.Objects;

/**
 * Files to read.
 *
 * @param path a file, directory or pattern, as Beam's file systems name it; relative ones from the
 *     working directory
 * @param format the name of a format, or {@link #AUTO}
 * @param source the name of their source in the dataset; null lets the format say
 * @param licence the licence of what is in them; null where nobody said
 * @param markup how texts are marked up about which their format says nothing; null leaves it to
 *     the format
 */
public record Input(String path, String format, String source, String licence, Markup markup) {
  /** Asks for the format that the content shows. */
  public static final String AUTO = "auto";

  public Input {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(format, "format");
    if (path.isEmpty()) {
      throw new IllegalArgumentException("path: empty");
    }
    if (!format.equals(AUTO) && !Formats.descriptions().containsKey(format)) {
      throw new IllegalArgumentException("format: " + format + " is not registered");
    }
  }

  /** Files of whatever format their content shows. */
  public static Input of(String path) {
    return new Input(path, AUTO, null, null, null);
  }

  /** Reads {@code [FORMAT:]PATTERN}; a prefix that names no format is a part of the path. */
  public static Input parse(String argument) {
    InputSpec spec = InputSpec.parse(argument);
    return new Input(
        spec.pattern(), spec.format() == null ? AUTO : spec.format(), null, null, null);
  }

  /** As the read stage takes it. */
  public InputSpec spec() {
    return new InputSpec(path, format.equals(AUTO) ? null : format, source, licence, markup);
  }

  /**
   * The part of the path after its fixed prefix, the directories before the first wildcard: {@code
   * RC_*.zst} of {@code /home/me/dumps/RC_*.zst}. Says what was asked for on any machine.
   */
  public String pattern() {
    int wildcard = 0;
    while (wildcard < path.length() && "*?[{".indexOf(path.charAt(wildcard)) < 0) {
      wildcard++;
    }
    boolean directory = wildcard == path.length() && path.endsWith("/");
    int end = directory ? path.length() - 1 : wildcard;
    return path.substring(path.lastIndexOf('/', end - 1) + 1);
  }
}
