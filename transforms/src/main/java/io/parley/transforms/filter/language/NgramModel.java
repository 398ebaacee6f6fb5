package io.parley.transforms.filter.language;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Weights of character n-grams (1 to 3) for the languages of one script: a linear model of which
 * n-grams a text has, each counted once. They are made from those of OpenNLP's language model
 * (Apache-2.0, trained on the Leipzig corpora) for the languages of {@link Languages}, in 8 bits
 * instead of 64; {@code NgramModelWriter} in the tests writes the file.
 *
 * <p>Immutable, safe for threads, one a script and JVM: 4 MB in all.
 */
final class NgramModel {
  private static final String RESOURCE = "ngrams.bin.gz";

  /** Weights in one {@code long}. */
  static final int LANES = Long.BYTES;

  private static final int CODE_BITS = 8;

  /** Slots for each n-gram, at least. */
  private static final int SPARSENESS = 2;

  private final List<String> names;
  private final double step;
  private final int zero;
  private final byte[] codes = new byte[Character.MAX_VALUE + 1];
  private final long[] slots;
  private final int shift;
  private final int stride;
  private final long[] weights;

  private NgramModel(DataInputStream in) throws IOException {
    names = new ArrayList<>();
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    step = in.readDouble();
    zero = in.readUnsignedByte();
    readAlphabet(in.readUTF());
    int size = in.readInt();
    shift = Integer.numberOfLeadingZeros(size * SPARSENESS);
    slots = new long[1 << (Integer.SIZE - shift)];
    int key = 0;
    for (int row = 0; row < size; row++) {
      key += in.readInt();
      insert(key, row);
    }
    stride = (count + LANES - 1) / LANES;
    weights = new long[size * stride];
    byte[] column = new byte[size];
    for (int i = 0; i < count; i++) {
      in.readFully(column);
      for (int row = 0; row < size; row++) {
        weights[row * stride + i / LANES] |= (column[row] & 0xFFL) << (i % LANES * Byte.SIZE);
      }
    }
  }

  /**
   * The one of a script; null where the script decides the language or the language is not known.
   */
  static NgramModel of(Script script) {
    return Holder.MODELS.get(script);
  }

  /** What the lanes stand for, by OpenNLP's names (ISO 639-3). */
  List<String> names() {
    return names;
  }

  /** The difference of log-odds that one unit of a weight stands for. */
  double step() {
    return step;
  }

  /** The weight that stands for none. */
  int zero() {
    return zero;
  }

  /** How many n-grams it has, which are numbered from 0. */
  int size() {
    return weights.length / stride;
  }

  /** How many {@code long}s the weights of an n-gram take. */
  int stride() {
    return stride;
  }

  /** Eight weights in each, the first in the lowest byte; those of an n-gram side by side. */
  long[] weights() {
    return weights;
  }

  /** The code of a character from 1 to 255, in either case; 0 where no n-gram has it. */
  int code(char c) {
    return codes[c] & 0xFF;
  }

  /** The key of an n-gram of codes; those missing in front are 0. */
  static int key(int first, int second, int third) {
    return (first << CODE_BITS | second) << CODE_BITS | third;
  }

  /** The number of an n-gram, or -1. */
  int find(int key) {
    for (int slot = slot(key); slots[slot] != 0; slot = next(slot)) {
      long entry = slots[slot];
      if ((int) (entry >>> Integer.SIZE) == key) {
        return (int) entry;
      }
    }
    return -1;
  }

  private void insert(int key, int row) {
    int slot = slot(key);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = (long) key << Integer.SIZE | row;
  }

  /** Fibonacci hashing: the upper bits of a product with 2^32 over the golden ratio. */
  private int slot(int key) {
    return key * 0x9E3779B9 >>> shift;
  }

  private int next(int slot) {
    return slot + 1 & slots.length - 1;
  }

  private void readAlphabet(String alphabet) {
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      codes[c] = (byte) (i + 1);
    }
    for (int c = 0; c < codes.length; c++) {
      if (codes[c] == 0) {
        codes[c] = codes[Character.toLowerCase((char) c)];
      }
    }
  }

  private static final class Holder {
    static final Map<Script, NgramModel> MODELS = load();

    private static Map<Script, NgramModel> load() {
      try (InputStream file = NgramModel.class.getResourceAsStream(RESOURCE)) {
        if (file == null) {
          throw new IllegalStateException("not on the class path: " + RESOURCE);
        }
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, 1 << 16));
        Map<Script, NgramModel> models = new EnumMap<>(Script.class);
        for (int count = in.readUnsignedByte(); count > 0; count--) {
          models.put(Script.valueOf(in.readUTF()), new NgramModel(in));
        }
        return models;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
