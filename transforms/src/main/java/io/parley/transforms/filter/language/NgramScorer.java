package io.parley.transforms.filter.language;

/**
 * Adds up a model's weights over a text. Eight languages are added at once, in lanes of 16 bits.
 * For one thread.
 */
final class NgramScorer {
  /** Weights have 8 bits, so that no lane of 16 overflows before. */
  private static final int MOST = 256;

  private static final long EVEN = 0x00FF00FF00FF00FFL;
  private static final int LANE_BITS = 16;
  private static final int LANE_MASK = (1 << LANE_BITS) - 1;

  private final NgramModel model;

  /** In which text an n-gram was last seen. */
  private final int[] seen;

  private int texts;

  /** Where the weights of a text's n-grams start, each once. */
  private final int[] starts = new int[MOST];

  NgramScorer(NgramModel model) {
    this.model = model;
    this.seen = new int[model.size()];
  }

  /**
   * The log-odds of every language, in units of {@link NgramModel#step()}.
   *
   * @param text letters and marks, one space between words and none in front; of more than 256
   *     different n-grams the first count
   */
  int[] score(char[] text, int length) {
    int count = collect(text, length);
    int[] scores = new int[model.names().size()];
    long[] weights = model.weights();
    for (int part = 0; part < model.stride(); part++) {
      long even = 0;
      long odd = 0;
      for (int i = 0; i < count; i++) {
        long lanes = weights[starts[i] + part];
        even += lanes & EVEN;
        odd += lanes >>> Byte.SIZE & EVEN;
      }
      unpack(even, scores, part * NgramModel.LANES, count);
      unpack(odd, scores, part * NgramModel.LANES + 1, count);
    }
    return scores;
  }

  /** Every second score from the lanes of a sum. */
  private void unpack(long sum, int[] scores, int from, int count) {
    int none = count * model.zero();
    long rest = sum;
    for (int i = from; i < scores.length && i < from + NgramModel.LANES; i += 2) {
      scores[i] = (int) (rest & LANE_MASK) - none;
      rest >>>= LANE_BITS;
    }
  }

  /** Where the model has no n-gram of three, the two or the one at its end stand in. */
  private int collect(char[] text, int length) {
    texts++;
    int stride = model.stride();
    int count = 0;
    int first = 0;
    int second = 0;
    for (int i = 0; i < length && count < MOST; i++) {
      int third = model.code(text[i]);
      if (third != 0) {
        int ngram =
            first == 0 || second == 0 ? -1 : model.find(NgramModel.key(first, second, third));
        if (ngram < 0 && second != 0) {
          ngram = model.find(NgramModel.key(0, second, third));
        }
        if (ngram < 0) {
          ngram = model.find(NgramModel.key(0, 0, third));
        }
        if (ngram >= 0 && seen[ngram] != texts) {
          seen[ngram] = texts;
          starts[count++] = ngram * stride;
        }
      }
      first = second;
      second = third;
    }
    return count;
  }
}
