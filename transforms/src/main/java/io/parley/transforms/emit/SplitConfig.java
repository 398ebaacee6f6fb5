package io.parley.transforms.emit;

import java.io.Serializable;

/**
 * How conversations are dealt out.
 *
 * @param train share of the conversations; the three sum to 1
 * @param seed of the splits and of the order
 */
public record SplitConfig(double train, double validation, double test, By by, long seed)
    implements Serializable {
  /** What decides. */
  public enum By {
    /** A hash of the opening prompt: equal questions share a split. */
    HASH
  }

  public SplitConfig {
    if (train < 0 || validation < 0 || test < 0 || Math.abs(train + validation + test - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "train, validation, test: "
              + train
              + ", "
              + validation
              + ", "
              + test
              + " do not sum to 1");
    }
  }

  public static SplitConfig defaults() {
    return new SplitConfig(0.98, 0.01, 0.01, By.HASH, 1);
  }
}
