package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of a conversation's text to compare it, at most 387 bytes.
 *
 * @param whole of all pieces
 * @param questions of the single words that ask
 * @param answers of the pieces that answer
 */
record Sketch(SetSketch whole, SetSketch questions, SetSketch answers) {
  /**
   * Pieces that a reply and the turn it answers must have to be compared without what stands above
   * them: shorter ones, such as "Sure." after "Can you?", mean something else in each place.
   */
  static final int CLEAR = 12;

  /** Parts are compared roughly. */
  private static final int PART_SLOTS = 64;

  /** The share of the threshold that each part alone must reach. */
  private static final double PART = 0.5;

  /**
   * @param pieces hashes of all that is said
   * @param signature of them
   * @param questions hashes of the words that ask
   * @param answers hashes of the pieces that answer
   */
  static Sketch of(int[] pieces, long[] signature, int[] questions, int[] answers) {
    return new Sketch(
        SetSketch.of(pieces, signature),
        SetSketch.of(questions, PART_SLOTS),
        SetSketch.of(answers, PART_SLOTS));
  }

  /** Jaccard similarity of all that is said, from 0 to 1. */
  double similarity(Sketch other) {
    return whole.similarity(other.whole);
  }

  /**
   * Whether the questions and the answers are alike, too, if only half as much. The same long post
   * with other answers, in another forum or by another assistant, is worth keeping for the answers,
   * and other words for a short question that has the same long answer teach what is asked.
   *
   * @param reply of a pair, whose answer must be as alike as the whole: a long question makes any
   *     two of its answers alike, "use the left one" and "use the right one" among them
   */
  boolean partsAlike(Sketch other, double threshold, boolean reply) {
    return questions.similarity(other.questions) >= PART * threshold
        && answers.similarity(other.answers) >= (reply ? 1 : PART) * threshold;
  }

  /**
   * Adds a row for each band. The low bytes of the signature, all that an index keeps of it, make
   * the band hashes: seven of them are alike by chance once in 2^56.
   *
   * @param node whose bands they are
   * @param kind keeps bands of different things apart
   */
  void addBands(Bands bands, long node, long kind, FactBlocks blocks) {
    long first = Outline.half(whole::slot, 0);
    long second = Outline.half(whole::slot, 1);
    for (int band = 0; band < bands.count(); band++) {
      long key = bands.key(band, whole::slot) ^ kind;
      blocks.add(
          key,
          block -> {
            block.writeLong(key);
            block.writeLong(node);
            block.writeLong(first);
            block.writeLong(second);
          });
    }
  }

  void write(DataOutput out) throws IOException {
    whole.write(out);
    questions.write(out);
    answers.write(out);
  }

  static Sketch read(DataInput in) throws IOException {
    return new Sketch(
        SetSketch.read(in, MinHash.SLOTS),
        SetSketch.read(in, PART_SLOTS),
        SetSketch.read(in, PART_SLOTS));
  }
}
