package io.parley.transforms.tokenize.pretokenize;

import io.parley.transforms.Resources;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The general category of every code point in Unicode 16.0, as the library has it whose ids ours
 * must equal; Java's own tables are of another version, and of a different one in each Java.
 */
final class Categories {
  /** The two letters of each category; its place here is its number. */
  static final List<String> NAMES =
      List.of(
          "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp",
          "Cc", "Cf", "Co", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf", "Cs");

  private static final int[] STARTS;
  private static final byte[] KINDS;

  static {
    List<String> lines = Resources.lines(Categories.class, "categories.txt");
    STARTS = new int[lines.size()];
    KINDS = new byte[lines.size()];
    for (int i = 0; i < STARTS.length; i++) {
      String line = lines.get(i);
      int space = line.indexOf(' ');
      STARTS[i] = Integer.parseInt(line, 0, space, 16);
      KINDS[i] = (byte) NAMES.indexOf(line.substring(space + 1));
    }
  }

  private Categories() {}

  /** The number of a code point's category. */
  static int of(int point) {
    int found = Arrays.binarySearch(STARTS, point);
    return KINDS[found >= 0 ? found : -found - 2];
  }

  /** The code points of some categories, a bit each. */
  static BitSet points(int categories) {
    BitSet points = new BitSet(Character.MAX_CODE_POINT + 1);
    for (int i = 0; i < STARTS.length; i++) {
      if ((categories >> KINDS[i] & 1) != 0) {
        points.set(STARTS[i], i + 1 < STARTS.length ? STARTS[i + 1] : Character.MAX_CODE_POINT + 1);
      }
    }
    return points;
  }

  /**
   * The categories that a name such as {@code L} or {@code Lu} takes in, a bit each; 0 if there are
   * none.
   */
  static int named(String name) {
    int categories = 0;
    for (int i = 0; i < NAMES.size(); i++) {
      if (!name.isEmpty() && NAMES.get(i).startsWith(name)) {
        categories |= 1 << i;
      }
    }
    return categories;
  }
}
