package io.parley.transforms.clean.privacy;

/**
 * Keccak-256 as Ethereum uses it: SHA-3 before its padding was changed, for inputs of less than one
 * block of 136 bytes. The JDK has the standard's only.
 */
final class Keccak {
  private static final int RATE = 136;

  private static final int[] ROTATIONS = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };

  private static final int[] LANES = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };

  private Keccak() {}

  /** The first 20 of the 32 bytes of a digest of a short ASCII text, as 40 digits below 16. */
  static int[] nibbles(String text) {
    long[] state = new long[25];
    for (int i = 0; i < text.length(); i++) {
      absorb(state, i, text.charAt(i));
    }
    absorb(state, text.length(), 0x01);
    absorb(state, RATE - 1, 0x80);
    permute(state);
    int[] nibbles = new int[40];
    for (int i = 0; i < nibbles.length; i++) {
      int one = (int) (state[i / 16] >>> i % 16 / 2 * 8) & 0xFF;
      nibbles[i] = i % 2 == 0 ? one >>> 4 : one & 15;
    }
    return nibbles;
  }

  private static void absorb(long[] state, int index, int value) {
    state[index / 8] ^= (long) value << index % 8 * 8;
  }

  private static void permute(long[] s) {
    int lfsr = 1;
    for (int round = 0; round < 24; round++) {
      theta(s);
      long last = s[1];
      for (int i = 0; i < LANES.length; i++) {
        long next = s[LANES[i]];
        s[LANES[i]] = Long.rotateLeft(last, ROTATIONS[i]);
        last = next;
      }
      for (int row = 0; row < 25; row += 5) {
        long first = s[row];
        long second = s[row + 1];
        for (int i = 0; i < 5; i++) {
          long after = i == 3 ? first : i == 4 ? second : s[row + i + 2];
          long middle = i == 4 ? first : s[row + i + 1];
          s[row + i] ^= ~middle & after;
        }
      }
      for (int j = 0; j < 7; j++) {
        if ((lfsr & 1) != 0) {
          s[0] ^= 1L << (1 << j) - 1;
        }
        lfsr = lfsr << 1 ^ (lfsr >>> 7) * 0x171;
      }
    }
  }

  private static void theta(long[] s) {
    long[] columns = new long[5];
    for (int i = 0; i < 25; i++) {
      columns[i % 5] ^= s[i];
    }
    for (int i = 0; i < 25; i++) {
      s[i] ^= columns[(i + 4) % 5] ^ Long.rotateLeft(columns[(i + 1) % 5], 1);
    }
  }
}
