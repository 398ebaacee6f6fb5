package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
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
  /**
   * Pieces that a reply and the turn it answers must have to be compared without what stands above
   * them: shorter ones, such as "Sure." after "Can you?", mean something else in each place.
   */
  static final int CLEAR = 12;

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
   * <<<<<<< HEAD Whether this says the other's questions and answers, too. The same long post with
   * other answers, in another forum or by another assistant, is worth keeping for the answers, and
   * other words for a short question that has the same long answer teach what is asked. An answer
   * that was cut off, or to which this adds a quote, is contained in it.
   *
   * @param reply of a pair, whose answer must be as alike as the whole: a long question makes any
   *     two of its answers alike, "use the left one" and "use the right one" among them =======
   *     Whether this says the other's questions and answers, too. The same long post with other
   *     answers, in another forum or by another assistant, is worth keeping for the answers, and
   *     other words for a short question that has the same long answer teach what is asked. An
   *     answer that was cut off, or to which this adds a quote, is contained in it. >>>>>>> 78777fc
   *     (Formatting)
   */
  boolean coversPartsOf(Sketch other, double threshold, boolean reply) {
    return questions.similarity(other.questions) >= QUESTIONS * threshold
        && (reply
            ? answers.similarity(other.answers) >= threshold
            : other.answers.containedIn(answers) >= ANSWERS);
  }

  /**
   * Adds a row for each band. The low bytes of the signature, all that an index keeps of it, make
   * the band hashes: seven of them are alike by chance once in 2^56.
   *
   * @param node whose bands they are
   * @param kind keeps bands of different things apart
   */
  void addBands(Bands bands, long node, long kind, FactBlocks blocks) {
    long first = Outline.half(this::slot, 0);
    long second = Outline.half(this::slot, 1);
    for (int band = 0; band < bands.count(); band++) {
      long key = bands.key(band, this::slot) ^ kind;
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
