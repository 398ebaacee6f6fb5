package io.parley.transforms.tokenize.pretokenize;

/**
 * A text after normalization and where its parts were before.
 *
 * @param origins null where nothing changed; otherwise for each UTF-16 unit of the text, and for
 *     the place one past its end, the position in the original that it came from, which never
 *     falls. Several units that came from one character, and what was put in before one, have the
 *     same.
 */
public record Normalized(String text, int[] origins) {

  static Normalized unchanged(String text) {
    return new Normalized(text, null);
  }

  /** The position in the original of a position in the text. */
  public int origin(int position) {
    return origins == null ? position : origins[position];
  }

  /**
   * Where in the original that ends whose last unit in the text is before {@code position}, which
   * is above 0. A part of what a character became ends with that character.
   */
  public int originOfEnd(int position) {
    if (origins == null) {
      return position;
    }
    int end = position;
    while (end < text.length() && origins[end] == origins[position - 1]) {
      end++;
    }
    return origins[end];
  }
}
