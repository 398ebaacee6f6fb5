package io.parley.transforms.read;

import io.parley.schemas.Markup;
import java.util.Objects;

/**
 * What the user named as input.
 *
 * @param pattern a path, a directory (everything below it), or a pattern with {@code * ** ? [] {}}
 * @param format the name of the files' format; null finds it from their content
 * @param source the name given to the posts' source; null takes the format's name
 * @param licence the licence of the posts; null where nobody said
 * @param markup how texts are marked up about which their format says nothing; null leaves it to
 *     the format
 */
public record InputSpec(
    String pattern, String format, String source, String licence, Markup markup) {
  public InputSpec {
    Objects.requireNonNull(pattern, "pattern");
    if (pattern.isBlank()) {
      throw new InputException("an input path is empty");
    }
  }

  /**
   * Reads the short form of the command line: a pattern, or {@code format:pattern} where the format
   * is a registered one. {@code s3://bucket/x} is a pattern.
   */
  public static InputSpec parse(String text) {
    int colon = text.indexOf(':');
    boolean named = colon > 0 && Formats.named(text.substring(0, colon)).isPresent();
    return named
        ? new InputSpec(text.substring(colon + 1), text.substring(0, colon), null, null, null)
        : new InputSpec(text, null, null, null, null);
  }
}
