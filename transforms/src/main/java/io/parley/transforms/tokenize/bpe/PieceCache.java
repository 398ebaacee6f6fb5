package io.parley.transforms.tokenize.bpe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Remembers the ids of short pieces that were met lately: most of a text are words that were there
 * before. Of fixed size; a piece lies in one of two places, where a new one drives out the older.
 * For one thread.
 *
 * <p>A piece is two numbers, which are read and compared without a loop over its characters: the
 * end of such a loop is what a processor cannot foresee.
 */
final class PieceCache {
  /** UTF-16 units of a piece in ASCII; of another, half as many. */
  static final int MOST_UNITS = 2 * Long.BYTES;

  /** Of a piece. */
  private static final int MOST_IDS = 4;

  /** Pairs of places. With all, a megabyte. */
  private static final int PAIR_BITS = 14;

  // Of each place four numbers, side by side in memory: the first and the second half of the
  // characters; the kind, how many ids, the first and the second; the third and the fourth.
  private static final int LOW = 0;
  private static final int HIGH = 1;
  private static final int HEAD = 2;
  private static final int TAIL = 3;
  private static final int WIDTH = 4;

  /** The length, and whether the piece is not ASCII. Never 0, which is an empty place. */
  private static final int KIND_BITS = 6;

  private static final int WIDE = 32;

  /** No vocabulary has more tokens. */
  private static final int ID_BITS = 24;

  private static final int FIRST_ID = Long.SIZE - 2 * ID_BITS;
  private static final int ID = (1 << ID_BITS) - 1;

  private static final long NOT_ASCII = 0x8080808080808080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] entries = new long[WIDTH << (PAIR_BITS + 1)];

  // The piece that was asked for last; kind 0 if it is none to remember.
  private long low;
  private long high;
  private int kind;

  /**
   * Adds the ids of a piece of at most {@link #MOST_UNITS}. False, and nothing, where it is not
   * known.
   */
  boolean addTo(TokenIds target, UnitText text, int from, int length) {
    read(text, from, length);
    int place = place();
    if (!isAt(place)) {
      place += WIDTH;
      if (!isAt(place)) {
        return false;
      }
    }
    long head = entries[place + HEAD];
    long tail = entries[place + TAIL];
    target.addSome(
        (int) (head >>> KIND_BITS) & 7,
        (int) (head >>> FIRST_ID) & ID,
        (int) (head >>> FIRST_ID + ID_BITS),
        (int) tail & ID,
        (int) (tail >>> ID_BITS));
    return true;
  }

  /** Remembers the ids from {@code start} on for the piece asked for last, if they are few. */
  void put(TokenIds found, int start) {
    int count = found.size() - start;
    if (count > MOST_IDS || kind == 0) {
      return;
    }
    int place = place();
    System.arraycopy(entries, place, entries, place + WIDTH, WIDTH);
    entries[place + LOW] = low;
    entries[place + HIGH] = high;
    entries[place + HEAD] =
        kind
            | (long) count << KIND_BITS
            | id(found, start) << FIRST_ID
            | id(found, start + 1) << FIRST_ID + ID_BITS;
    entries[place + TAIL] = id(found, start + 2) | id(found, start + 3) << ID_BITS;
  }

  private static long id(TokenIds found, int index) {
    return index < found.size() ? found.get(index) : 0;
  }

  private void read(UnitText text, int from, int length) {
    int bits = length * Byte.SIZE;
    boolean one = length <= Long.BYTES;
    long first = (long) LONGS.get(text.ascii(), from);
    // A shift is by the lowest six bits of its operand: of 16 characters none is cut off.
    low = one ? first & -1L >>> -bits : first;
    high = one ? 0 : (long) LONGS.get(text.ascii(), from + Long.BYTES) & -1L >>> -bits;
    kind = length;
    if (((low | high) & NOT_ASCII) != 0) {
      readWide(text.units(), from, length);
    }
  }

  private void readWide(char[] units, int from, int length) {
    low = 0;
    high = 0;
    kind = length <= MOST_UNITS / 2 ? length | WIDE : 0;
    for (int i = 0; i < length && kind != 0; i++) {
      if (i < 4) {
        low = low << Character.SIZE | units[from + i];
      } else {
        high = high << Character.SIZE | units[from + i];
      }
    }
  }

  private boolean isAt(int place) {
    return entries[place + LOW] == low
        && entries[place + HIGH] == high
        && ((int) entries[place + HEAD] & (1 << KIND_BITS) - 1) == kind
        && kind != 0;
  }

  private int place() {
    long mixed =
        (low ^ Long.rotateLeft(high * 0xC2B2AE3D27D4EB4FL, 32) ^ kind) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> Long.SIZE - PAIR_BITS) * (2 * WIDTH);
  }
}
