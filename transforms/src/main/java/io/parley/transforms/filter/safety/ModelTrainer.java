package io.parley.transforms.filter.safety;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains a {@link LinearModel} by logistic regression: AdaGrad over the texts in seeded order, the
 * weights averaged over the last half of the passes, then rounded to bytes. Equal input gives equal
 * models on every machine: only strict arithmetic, one thread.
 */
public final class ModelTrainer {
  private final List<String> languages;
  private final Grams grams;
  private final int passes;
  private final double rate;
  private final double decay;

  /** A text and whether it belongs to the class. */
  public record Labelled(String text, boolean positive) {}

  /**
   * How good a model is on texts that it has not seen.
   *
   * @param precision of the texts it marks, those that belong to the class
   * @param recall of the texts of the class, those it marks
   */
  public record Quality(double precision, double recall, double accuracy, int texts) {
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  /**
   * @param languages BCP 47 main languages of the texts; empty for all
   * @param chars the longest run of characters that is a feature
   * @param words the longest run of words that is a feature
   * @param bits the model has {@code 2^bits} weights, a byte each
   */
  public ModelTrainer(List<String> languages, int chars, int words, int bits, int seed) {
    this(languages, new Grams(chars, words, bits, seed), 12, 0.2, 1e-4);
  }

  ModelTrainer(List<String> languages, Grams grams, int passes, double rate, double decay) {
    this.languages = List.copyOf(languages);
    this.grams = grams;
    this.passes = passes;
    this.rate = rate;
    this.decay = decay;
  }

  /** Trains on texts, in whatever order they come. */
  public LinearModel train(List<Labelled> texts) {
    Training training = new Training(texts);
    for (int pass = 0; pass < passes; pass++) {
      training.pass(pass);
    }
    return training.model();
  }

  /** How good a model is at a probability of one half. */
  public static Quality judge(LinearModel model, List<Labelled> texts) {
    int marked = 0;
    int positive = 0;
    int both = 0;
    int right = 0;
    for (Labelled labelled : texts) {
      boolean said = model.probability(labelled.text()) >= 0.5;
      marked += said ? 1 : 0;
      positive += labelled.positive() ? 1 : 0;
      both += said && labelled.positive() ? 1 : 0;
      right += said == labelled.positive() ? 1 : 0;
    }
    return new Quality(
        ratio(both, marked), ratio(both, positive), ratio(right, texts.size()), texts.size());
  }

  /** In which of {@code folds} parts a text is; equal texts are in one. */
  public static int fold(String text, int folds, int seed) {
    return Integer.remainderUnsigned(
        new SplittableRandom(31L * text.hashCode() + seed).nextInt(), folds);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private final class Training {
    private final int[][] features;
    private final boolean[] positive;
    private final double[] weights = new double[grams.buckets()];
    private final double[] squares = new double[grams.buckets()];
    private final double[] sums = new double[grams.buckets()];
    private double bias;
    private double biasSquares;
    private double biasSum;
    private int summed;

    Training(List<Labelled> texts) {
      Labelled[] sorted = texts.toArray(new Labelled[0]);
      Arrays.sort(sorted, (a, b) -> a.text().compareTo(b.text()));
      features = new int[sorted.length][];
      positive = new boolean[sorted.length];
      for (int i = 0; i < sorted.length; i++) {
        features[i] = features(sorted[i].text());
        positive[i] = sorted[i].positive();
      }
    }

    private int[] features(String text) {
      int[] found = new int[Math.max(1, text.length() * (grams.chars() + grams.words()))];
      int[] size = {0};
      grams.forEach(text, bucket -> found[size[0]++] = bucket);
      return Arrays.copyOf(found, size[0]);
    }

    void pass(int number) {
      int[] order = order(number);
      for (int text : order) {
        learn(features[text], positive[text] ? 1 : 0);
      }
      if (2 * number >= passes) {
        for (int i = 0; i < weights.length; i++) {
          sums[i] += weights[i];
        }
        biasSum += bias;
        summed++;
      }
    }

    private int[] order(int number) {
      int[] order = new int[features.length];
      SplittableRandom random = new SplittableRandom(grams.seed() * 31L + number);
      for (int i = 0; i < order.length; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return order;
    }

    private void learn(int[] buckets, int label) {
      if (buckets.length == 0) {
        return;
      }
      double norm = 1 / Math.sqrt(buckets.length);
      double score = 0;
      for (int bucket : buckets) {
        score += weights[bucket];
      }
      double error = 1 / (1 + StrictMath.exp(-(bias + score * norm))) - label;
      for (int bucket : buckets) {
        double gradient = error * norm + decay * weights[bucket];
        squares[bucket] += gradient * gradient;
        weights[bucket] -= rate * gradient / Math.sqrt(squares[bucket] + 1e-8);
      }
      biasSquares += error * error;
      bias -= rate * error / Math.sqrt(biasSquares + 1e-8);
    }

    LinearModel model() {
      double largest = 0;
      for (double sum : sums) {
        largest = Math.max(largest, Math.abs(sum));
      }
      byte[] bytes = new byte[sums.length];
      for (int i = 0; i < bytes.length && largest > 0; i++) {
        bytes[i] = (byte) Math.round(sums[i] / largest * Byte.MAX_VALUE);
      }
      double scale = largest / summed / Byte.MAX_VALUE;
      return new LinearModel(languages, grams, biasSum / summed, scale, bytes);
    }
  }
}
