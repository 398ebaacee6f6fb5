package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What is kept of a conversation's text to compare it, at most 322 bytes.
 *
 * @param whole of all pieces
 * @param replies of the pieces after the opening turn
 */
record Sketch(SetSketch whole, SetSketch replies) {
  /** The replies are compared roughly. */
  private static final int REPLY_SLOTS = 64;

  /** The share of the threshold that the replies alone must reach. */
  private static final double REPLIES = 0.5;

  /**
   * @param pieces hashes in order
   * @param signature of them
   * @param opening how many of them lie in the opening turn
   */
  static Sketch of(int[] pieces, long[] signature, int opening) {
    return new Sketch(
        SetSketch.of(pieces, signature),
        SetSketch.of(Arrays.copyOfRange(pieces, opening, pieces.length), REPLY_SLOTS));
  }

  /** Jaccard similarity of all that is said, from 0 to 1. */
  double similarity(Sketch other) {
    return whole.similarity(other.whole);
  }

  /**
   * Whether the replies are alike, too, if only half as much. The same long post with other
   * answers, in another forum or by another assistant, is worth keeping for the answers.
   */
  boolean repliesAlike(Sketch other, double threshold) {
    return replies.similarity(other.replies) >= REPLIES * threshold;
  }

  void write(DataOutput out) throws IOException {
    whole.write(out);
    replies.write(out);
  }

  static Sketch read(DataInput in) throws IOException {
    return new Sketch(SetSketch.read(in, MinHash.SLOTS), SetSketch.read(in, REPLY_SLOTS));
  }
}
