package io.parley.transforms.tokenize.pretokenize;

import java.util.BitSet;

/**
 * A pattern of one set of characters, so many at most: {@code \p{N}{1,3}}, {@code [0-9]}, {@code
 * [一-龥]+}.
 */
record ClassRuns(BitSet points, int most) implements Finder {

  @Override
  public void find(char[] text, int from, int to, PartSink sink) {
    int start = from;
    int at = from;
    while (at < to) {
      int end = at;
      for (int count = 0; count < most && end < to; count++) {
        int point = CharClasses.point(text, end, to);
        if (!points.get(point)) {
          break;
        }
        end += Character.charCount(point);
      }
      if (end > at) {
        if (start < at) {
          sink.part(start, at, false);
        }
        sink.part(at, end, true);
        start = end;
        at = end;
      } else {
        at += Character.charCount(CharClasses.point(text, at, to));
      }
    }
    if (start < to) {
      sink.part(start, to, false);
    }
  }
}
