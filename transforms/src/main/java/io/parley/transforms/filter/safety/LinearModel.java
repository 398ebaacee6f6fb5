package io.parley.transforms.filter.safety;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Logistic regression over {@link Grams}: the sum of the weights of all features, divided by the
 * square root of their number so that long texts do not score higher for being long. Immutable;
 * {@link ModelFile} reads and writes it.
 */
public final class LinearModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> languages;
  private final Grams grams;
  private final double bias;
  private final double scale;
  private final byte[] weights;

  /**
   * @param languages BCP 47 main languages it may judge; empty for all
   * @param scale what a weight of 1 is worth
   */
  LinearModel(List<String> languages, Grams grams, double bias, double scale, byte[] weights) {
    if (weights.length != grams.buckets()) {
      throw new IllegalArgumentException(
          "weights: " + weights.length + " for " + grams.buckets() + " buckets");
    }
    this.languages = List.copyOf(languages);
    this.grams = grams;
    this.bias = bias;
    this.scale = scale;
    this.weights = weights.clone();
  }

  List<String> languages() {
    return languages;
  }

  Grams grams() {
    return grams;
  }

  double bias() {
    return bias;
  }

  double scale() {
    return scale;
  }

  byte[] weights() {
    return weights.clone();
  }

  /** Whether it was trained on a language; where none is known it is asked too. */
  boolean judges(String language) {
    if (languages.isEmpty() || language == null) {
      return true;
    }
    int end = language.indexOf('-');
    return languages.contains(end < 0 ? language : language.substring(0, end));
  }

  /** How probable it is that a text belongs to the class, from 0 to 1. */
  public double probability(String text) {
    Sum sum = new Sum();
    grams.forEach(text, sum);
    double score = sum.features == 0 ? 0 : scale * sum.weight / Math.sqrt(sum.features);
    return 1 / (1 + StrictMath.exp(-(bias + score)));
  }

  private final class Sum implements IntConsumer {
    private long weight;
    private int features;

    @Override
    public void accept(int bucket) {
      weight += weights[bucket];
      features++;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearModel model
        && languages.equals(model.languages)
        && grams.equals(model.grams)
        && bias == model.bias
        && scale == model.scale
        && Arrays.equals(weights, model.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}
