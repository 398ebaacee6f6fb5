package io.parley.transforms.tokenize;

/**
 * Tokens and where they stand in the text.
 *
 * @param ids of the tokens
 * @param starts where each begins, in UTF-16 units; at the first unit of a character where a token
 *     begins inside one
 * @param ends where each ends, exclusive; after the last unit of a character where a token ends
 *     inside one
 */
public record Encoding(int[] ids, int[] starts, int[] ends) {
  public Encoding {
    if (starts.length != ids.length || ends.length != ids.length) {
      throw new IllegalArgumentException(
          starts.length + " starts and " + ends.length + " ends for " + ids.length + " ids");
    }
  }
}
