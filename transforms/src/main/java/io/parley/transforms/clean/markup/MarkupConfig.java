package io.parley.transforms.clean.markup;

import java.io.Serializable;

/**
 * What becomes of markup.
 *
 * @param mode plain text or Markdown; character references are decoded either way
 * @param links what is left of links that have a text of their own; bare addresses stay
 * @param unwrap join the lines that a mailer broke, where they are prose
 */
public record MarkupConfig(MarkupMode mode, LinkMode links, boolean unwrap)
    implements Serializable {
  public static MarkupConfig defaults() {
    return new MarkupConfig(MarkupMode.TEXT, LinkMode.TEXT, true);
  }

  boolean markdown() {
    return mode == MarkupMode.MARKDOWN;
  }
}
