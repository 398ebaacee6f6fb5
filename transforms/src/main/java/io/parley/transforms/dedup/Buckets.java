package io.parley.transforms.dedup;

/**
 * Links the likely near-duplicates among those that share a band. In a bucket everybody is compared
 * with the first node, and joins it where their outlines agree; who agrees with none of those that
 * others are compared with becomes one of them, up to a limit. So a bucket of n costs at most n
 * times the limit, never all pairs.
 */
final class Buckets {
  /** Columns of the table: band hash, node, outline. */
  static final int WIDTH = 4;

  /**
   * Nodes of a bucket that others are compared with. Real buckets rarely hold two unlike groups;
   * who finds no place here still meets its like in another band.
   */
  private static final int CENTRES = 8;

  private Buckets() {}

  /**
   * @param bands a row for each node and band; sorted here
   * @param mostDifferent bits between two outlines that make a link
   */
  static void link(LongTable bands, int mostDifferent, Links links) {
    bands.sortUnique();
    int[] centres = new int[CENTRES];
    for (int start = 0; start < bands.rows(); ) {
      int end = bands.endOfRun(start);
      int count = 0;
      for (int row = start; row < end; row++) {
        int centre = 0;
        while (centre < count && different(bands, row, centres[centre]) > mostDifferent) {
          centre++;
        }
        if (centre < count) {
          links.join(bands.get(centres[centre], 1), bands.get(row, 1));
        } else if (count < CENTRES) {
          centres[count++] = row;
        }
      }
      start = end;
    }
  }

  private static int different(LongTable bands, int one, int other) {
    return Long.bitCount(bands.get(one, 2) ^ bands.get(other, 2))
        + Long.bitCount(bands.get(one, 3) ^ bands.get(other, 3));
  }
}
