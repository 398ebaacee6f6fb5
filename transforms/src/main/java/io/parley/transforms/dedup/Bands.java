package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import java.io.Serializable;
import java.util.function.IntToLongFunction;

/**
 * Groups of slots of a signature: two that agree in all slots of a band are candidates. Of a
 * similarity J, b bands of r rows make candidates with a chance of 1 - (1 - J^r)^b.
 *
 * @param count bands
 * @param rows slots of each
 */
record Bands(int count, int rows) implements Serializable {
  /** The chance that a pair right at the threshold does not become a candidate, at most. */
  static final double MISS_RATE = 0.02;

  /**
   * The most rows, and so the fewest chance candidates, that miss no more than {@link #MISS_RATE}.
   * In percent, the candidates among pairs of a similarity:
   *
   * <pre>
   *   threshold  bands x rows   0.3   0.4   0.5   0.6   0.7   0.8   0.9
   *      0.5        42 x 3     68.3  93.8  99.6   100   100   100   100
   *      0.6        32 x 4     22.9  56.4  87.3  98.8   100   100   100
   *      0.7        25 x 5      5.9  22.7  54.8  86.8  99.0   100   100
   *      0.8        18 x 7      0.4   2.9  13.2  40.0  78.7  98.6   100
   *      0.9        11 x 11     0.0   0.0   0.5   3.9  19.7  62.8  98.4
   *      0.95        8 x 16     0.0   0.0   0.0   0.2   2.6  20.4  80.6
   * </pre>
   *
   * <p>Candidates below the threshold cost time, not texts: {@link Outline} drops most where they
   * meet, and the rest are compared.
   *
   * @param threshold Jaccard similarity, above 0
   */
  static Bands forThreshold(double threshold) {
    return forThreshold(threshold, MISS_RATE);
  }

  /**
   * The most rows that miss no more than that.
   *
   * @param threshold Jaccard similarity, above 0
   * @param missRate the chance that a pair right at the threshold does not become a candidate
   */
  static Bands forThreshold(double threshold, double missRate) {
    Bands bands = new Bands(1, MinHash.SLOTS);
    while (bands.rows > 1 && 1 - bands.candidateRate(threshold) > missRate) {
      int rows = bands.rows - 1;
      bands = new Bands(MinHash.SLOTS / rows, rows);
    }
    return bands;
  }

  /** The chance that two of this Jaccard similarity become candidates. */
  double candidateRate(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), count);
  }

  /** The hash of one band. */
  long key(int band, IntToLongFunction slots) {
    long key = band;
    for (int slot = band * rows; slot < (band + 1) * rows; slot++) {
      key = Fingerprint.mix(key ^ slots.applyAsLong(slot));
    }
    return key;
  }
}
