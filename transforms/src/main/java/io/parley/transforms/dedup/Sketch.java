package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of a conversation's text to find and compare it: at most 524 bytes, and beyond 512
 * words some two bits a word.
 *
 * @param slots the low bytes of the signature, by which survivors of a cluster find each other
 * @param whole of all pieces
 * @param questions of the single words that ask
 * @param answers of the pieces that answer
 */
record Sketch(byte[] slots, SetSketch whole, SetSketch questions, SetSketch answers) {
  private static final int BITS = 2048;

  /** Parts are compared roughly. */
  private static final int PART_BITS = 512;

  /** The share of the threshold that the questions alone must reach. */
  private static final double QUESTIONS = 0.5;

  /** The share of an answer that must be there already for it to go. */
  private static final double ANSWERS = 0.6;

  /**
   * @param pieces hashes of all that is said
   * @param signature of them
   * @param questions hashes of the words that ask
   * @param answers hashes of the pieces that answer
   */
  static Sketch of(int[] pieces, long[] signature, int[] questions, int[] answers) {
    byte[] slots = new byte[MinHash.SLOTS];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = (byte) signature[i];
    }
    return new Sketch(
        slots,
        SetSketch.of(pieces, BITS),
        SetSketch.of(questions, PART_BITS),
        SetSketch.of(answers, PART_BITS));
  }

  /** A slot's low byte. */
  long slot(int slot) {
    return slots[slot];
  }

  /** Jaccard similarity of all that is said, from 0 to 1. */
  double similarity(Sketch other) {
    return whole.similarity(other.whole);
  }

  /**
   * Whether this says the other's questions and answers, too. The same long post with other answers,
   * in another forum or by another assistant, is worth keeping for the answers, and other words for
   * a short question that has the same long answer teach what is asked. An answer that was cut off,
   * or to which this adds a quote, is contained in it.
   */
  boolean coversPartsOf(Sketch other, double threshold) {
    return questions.similarity(other.questions) >= QUESTIONS * threshold
        && other.answers.containedIn(answers) >= ANSWERS;
  }

  void write(DataOutput out) throws IOException {
    out.write(slots);
    whole.write(out);
    questions.write(out);
    answers.write(out);
  }

  static Sketch read(DataInput in) throws IOException {
    byte[] slots = new byte[MinHash.SLOTS];
    in.readFully(slots);
    return new Sketch(
        slots,
        SetSketch.read(in, BITS),
        SetSketch.read(in, PART_BITS),
        SetSketch.read(in, PART_BITS));
  }
}
