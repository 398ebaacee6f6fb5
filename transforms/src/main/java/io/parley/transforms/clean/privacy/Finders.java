package io.parley.transforms.clean.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which finders are asked where. A text that has none of their triggers costs one look into a table
 * for each character: by the character and the one before where it is ASCII, by the length of the
 * run where it is a digit.
 */
final class Finders {
  private static final int ASCII = 0x80;

  private final short[] pairs = new short[ASCII * ASCII];
  private final short[] others = new short[0x10000];

  /** The characters beyond ASCII that have some: a table that stays in the nearest cache. */
  private final long[] otherBits = new long[0x10000 >>> 6];

  private final Finder[][] runs = new Finder[Triggers.MAX_RUN + 1][];
  private final List<Finder[]> asked = new ArrayList<>();

  /** In the order in which they are asked. */
  Finders(List<Finder> finders) {
    List<Triggers> triggers = finders.stream().map(Finder::triggers).toList();
    Map<List<Finder>, Integer> slots = new HashMap<>();
    slots.put(List.of(), 0);
    asked.add(new Finder[0]);
    for (char c = 1; c < others.length && c > 0; c++) {
      for (char before = 0; before < (c < ASCII ? ASCII : 1); before++) {
        List<Finder> matching = new ArrayList<>();
        for (int i = 0; i < finders.size(); i++) {
          if (triggers.get(i).match(before, c)) {
            matching.add(finders.get(i));
          }
        }
        int slot = slots.computeIfAbsent(matching, this::slot);
        if (c < ASCII) {
          pairs[c * ASCII + before] = (short) slot;
        } else {
          others[c] = (short) slot;
          otherBits[c >>> 6] |= slot == 0 ? 0 : 1L << (c & 63);
        }
      }
    }
    for (int run = 0; run < runs.length; run++) {
      int length = run;
      runs[run] =
          finders.stream().filter(f -> f.triggers().matchRun(length)).toArray(Finder[]::new);
    }
  }

  /**
   * Those to ask at a character that is no digit.
   *
   * @param before the character before; those beyond ASCII count as NUL
   */
  Finder[] at(char before, char c) {
    if (c >= ASCII) {
      return (otherBits[c >>> 6] & 1L << (c & 63)) == 0 ? null : asked.get(others[c]);
    }
    int slot = pairs[c * ASCII + (before < ASCII ? before : 0)];
    return slot == 0 ? null : asked.get(slot);
  }

  /** Those to ask at the first of so many digits. */
  Finder[] atRun(int length) {
    return runs[Math.min(length, Triggers.MAX_RUN)];
  }

  /** The one that finds something; null where none does. */
  static Finder ask(Finder[] finders, Scan scan, int at) {
    for (Finder finder : finders) {
      if (finder.find(scan, at)) {
        return finder;
      }
    }
    return null;
  }

  private int slot(List<Finder> finders) {
    asked.add(finders.toArray(new Finder[0]));
    return asked.size() - 1;
  }
}
