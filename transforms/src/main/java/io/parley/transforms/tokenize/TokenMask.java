package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Fingerprint;
import java.util.Arrays;

/**
 * Lets other tokens stand in for some of a reply's in the input. Labels stay as they are: the model
 * still learns what comes next, but cannot lean on every word before it. Control tokens stay too.
 */
final class TokenMask {
  /** Keeps this choice apart from others by the same seed and id. */
  private static final String CHOICE = "mask ";

  /** Between the states of SplitMix64: neighbours share no bits. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final int NONE = -1;

  private final Tokenizer tokenizer;
  private final double share;
  private final long seed;
  private final int standIn;

  /**
   * @throws IllegalArgumentException if the vocabulary has no such control token
   */
  TokenMask(Tokenizer tokenizer, NoiseConfig config, long seed) {
    this.tokenizer = tokenizer;
    this.share = config.mask();
    this.seed = seed;
    this.standIn = config.maskToken() == null ? NONE : tokenizer.control(config.maskToken());
    if (config.maskToken() != null && standIn < 0) {
      throw new IllegalArgumentException(tokenizer.name() + " has no such control token");
    }
  }

  /** The row with some of its reply's tokens replaced; which ones follows from its id. */
  Example.Tokens mask(String row, Example.Tokens tokens) {
    if (share == 0) {
      return tokens;
    }
    int[] reply = reply(tokens);
    int[] ids = tokens.inputIds().clone();
    long hash = Fingerprint.hash64(seed, CHOICE + row);
    for (int position : reply) {
      long draw = Fingerprint.mix((hash + position) * STEP);
      if (Fingerprint.inShare(draw, share)) {
        long next = Fingerprint.mix(draw * STEP);
        int other = (int) Long.remainderUnsigned(next, reply.length);
        ids[position] = standIn == NONE ? tokens.inputIds()[reply[other]] : standIn;
      }
    }
    return new Example.Tokens(ids, tokens.labels());
  }

  /** The positions of text that the loss counts. */
  private int[] reply(Example.Tokens tokens) {
    int[] positions = new int[tokens.labels().length];
    int count = 0;
    for (int i = 0; i < positions.length; i++) {
      int label = tokens.labels()[i];
      if (label != Example.Tokens.IGNORED && !isControl(label)) {
        positions[count++] = i;
      }
    }
    return Arrays.copyOf(positions, count);
  }

  private boolean isControl(int id) {
    return id == tokenizer.endOfText() || tokenizer.control(tokenizer.decode(new int[] {id})) == id;
  }
}
