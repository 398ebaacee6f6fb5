package io.parley.transforms.filter.language;

import java.util.Arrays;

/**
 * Adds up a model's weights over a text. Eight languages are added at once, in lanes of 16 bits. For
 * one thread.
 */
final class NgramScorer {
  /** Weights have 8 bits, so that no lane overflows before. */
  private static final int MOST_ADDED = 256;

  private static final long EVEN = 0x00FF00FF00FF00FFL;
  private static final int LANE_BITS = 16;
  private static final int LANE_MASK = (1 << LANE_BITS) - 1;

  private final NgramModel model;

  /** In which text an n-gram was last seen. */
  private final int[] seen;

  private int texts;
  private final long[] even;
  private final long[] odd;
  private int added;
  private int[] scores;

  NgramScorer(NgramModel model) {
    this.model = model;
    this.seen = new int[model.size()];
    this.even = new long[model.stride()];
    this.odd = new long[model.stride()];
  }

  /**
   * The log-odds of every language, in units of {@link NgramModel#step()}.
   *
   * @param text letters and marks, one space between words and none in front
   */
  int[] score(char[] text, int length) {
    scores = new int[model.names().size()];
    texts++;
    int first = 0;
    int second = 0;
    for (int i = 0; i < length; i++) {
      int third = model.code(text[i]);
      if (third != 0) {
        take(first, second, third);
      }
      first = second;
      second = third;
    }
    flush();
    return scores;
  }

  /** An n-gram met before brings nothing new, nor do the shorter ones it ends with. */
  private void take(int first, int second, int third) {
    if (second == 0) {
      add(NgramModel.key(0, 0, third));
    } else if ((first == 0 || add(NgramModel.key(first, second, third)))
        && add(NgramModel.key(0, second, third))) {
      add(NgramModel.key(0, 0, third));
    }
  }

  /** False where the text had it before. */
  private boolean add(int key) {
    int ngram = model.find(key);
    if (ngram < 0) {
      return true;
    }
    if (seen[ngram] == texts) {
      return false;
    }
    seen[ngram] = texts;
    for (int i = 0; i < even.length; i++) {
      long weights = model.weights(ngram, i);
      even[i] += weights & EVEN;
      odd[i] += weights >>> Byte.SIZE & EVEN;
    }
    if (++added == MOST_ADDED) {
      flush();
    }
    return true;
  }

  private void flush() {
    int none = added * model.zero();
    for (int i = 0; i < scores.length; i++) {
      long lanes = (i & 1) == 0 ? even[i / NgramModel.LANES] : odd[i / NgramModel.LANES];
      int lane = i % NgramModel.LANES / 2;
      scores[i] += (int) (lanes >>> lane * LANE_BITS & LANE_MASK) - none;
    }
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    added = 0;
  }
}
