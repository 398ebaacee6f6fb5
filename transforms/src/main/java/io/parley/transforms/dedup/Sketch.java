package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of a conversation's text to compare it, at most 322 bytes.
 *
 * @param whole of all pieces
 * @param answers of the pieces that answer
 */
record Sketch(SetSketch whole, SetSketch answers) {
  /** The answers are compared roughly. */
  private static final int ANSWER_SLOTS = 64;

  /** The share of the threshold that the answers alone must reach. */
  private static final double ANSWERS = 0.5;

  /**
   * @param pieces hashes of all that is said
   * @param signature of them
   * @param answers hashes of the pieces that answer
   */
  static Sketch of(int[] pieces, long[] signature, int[] answers) {
    return new Sketch(SetSketch.of(pieces, signature), SetSketch.of(answers, ANSWER_SLOTS));
  }

  /** Jaccard similarity of all that is said, from 0 to 1. */
  double similarity(Sketch other) {
    return whole.similarity(other.whole);
  }

  /**
   * Whether the answers are alike, too, if only half as much. The same long post with other
   * answers, in another forum or by another assistant, is worth keeping for the answers.
   */
  boolean answersAlike(Sketch other, double threshold) {
    return answers.similarity(other.answers) >= ANSWERS * threshold;
  }

  void write(DataOutput out) throws IOException {
    whole.write(out);
    answers.write(out);
  }

  static Sketch read(DataInput in) throws IOException {
    return new Sketch(SetSketch.read(in, MinHash.SLOTS), SetSketch.read(in, ANSWER_SLOTS));
  }
}
