package io.parley.transforms.tokenize;

import java.io.Serializable;

/**
 * What rows are made harder with on purpose; which rows and tokens it meets follows from the seed
 * and their ids.
 *
 * @param mask the share of a reply's tokens that another stands in for in the input, from 0 to 1
 * @param maskToken the control token that stands in; null for a token of the same reply
 * @param promptDropout the share of rows that begin with the turn that is answered, from 0 to 1
 */
public record NoiseConfig(double mask, String maskToken, double promptDropout)
    implements Serializable {
  public NoiseConfig {
    check("mask", mask);
    check("promptDropout", promptDropout);
  }

  public static NoiseConfig none() {
    return new NoiseConfig(0, null, 0);
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": " + share + " is not from 0 to 1");
    }
  }
}
