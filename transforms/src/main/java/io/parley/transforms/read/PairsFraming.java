package io.parley.transforms.read;

import java.io.IOException;

/** Lines, or, where a file begins as JSON that holds texts or lists does, the lists in it. */
final class PairsFraming implements Framing {
  static final PairsFraming INSTANCE = new PairsFraming();

  /** How far the beginning is looked at. */
  private static final int SEARCHED = 4096;

  private PairsFraming() {}

  @Override
  public boolean splittable(Head head) {
    return !isJson(new ByteReader(head.stream(), 0));
  }

  @Override
  public Records open(ByteReader in, long start, long end) throws IOException {
    return start == 0 && isJson(in) ? new TextLists(in) : Lines.open(in, start, end);
  }

  /**
   * Whether a stream begins with a brace and a quote or with two brackets, as no line of plain text
   * does.
   */
  static boolean isJson(ByteReader in) {
    in.skipByteOrderMark();
    byte[] begin = in.peek(SEARCHED);
    int first = Lines.skipBlank(begin, 0);
    int second = Lines.skipBlank(begin, first + 1);
    return second < begin.length
        && (begin[first] == '{' && begin[second] == '"'
            || begin[first] == '[' && begin[second] == '[');
  }
}
