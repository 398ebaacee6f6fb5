package io.parley.transforms.tokenize.pretokenize;

/**
 * A text after normalization and where its parts were before.
 *
 * @param origins null where nothing changed; otherwise for each UTF-16 unit of the text, and for
 *     the place one past its end, the position in the original that it came from. Never falls, so
 *     that the units {@code [a, b)} came from {@code [origins[a], origins[b])}; that range is empty
 *     for what was put in.
 */
public record Normalized(String text, int[] origins) {

  static Normalized unchanged(String text) {
    return new Normalized(text, null);
  }

  /** The position in the original of a position in the text. */
  public int origin(int position) {
    return origins == null ? position : origins[position];
  }
}
