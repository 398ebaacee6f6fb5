package io.parley.transforms.tokenize.pretokenize;

import java.util.BitSet;

/** Sets of code points of a regular expression, with the library's tables. */
final class RegexSets {
  private RegexSets() {}

  static BitSet all() {
    BitSet all = new BitSet(Character.MAX_CODE_POINT + 1);
    all.set(0, Character.MAX_CODE_POINT + 1);
    return all;
  }

  static BitSet of(int point) {
    BitSet one = new BitSet();
    one.set(point);
    return one;
  }

  static BitSet without(BitSet points) {
    BitSet others = all();
    others.andNot(points);
    return others;
  }

  static BitSet spaces() {
    BitSet spaces = Categories.points(Categories.named("Z"));
    spaces.set('\t', '\r' + 1);
    spaces.set(0x85);
    return spaces;
  }

  /** A general category by its one or two letters. */
  static BitSet property(String name) throws UnsupportedPartException {
    int categories = name.length() <= 2 ? Categories.named(name) : 0;
    if (categories == 0) {
      throw new UnsupportedPartException("property " + name);
    }
    return Categories.points(categories);
  }

  /** The set, with both cases of its letters, as far as they are of ASCII. */
  static BitSet anyCase(BitSet points) throws UnsupportedPartException {
    if (points.length() > 128) {
      throw new UnsupportedPartException("ignoring the case of characters outside ASCII");
    }
    BitSet both = (BitSet) points.clone();
    for (int letter = 'a'; letter <= 'z'; letter++) {
      if (points.get(letter) || points.get(letter - 32)) {
        both.set(letter);
        both.set(letter - 32);
      }
    }
    // The long s and the Kelvin sign.
    both.set(0x17F, both.get('s'));
    both.set(0x212A, both.get('k'));
    return both;
  }
}
