package io.parley.transforms.read;

import java.io.IOException;

/**
 * JSON values, one a line or as the elements of one array. An array is what begins with a bracket
 * that a brace or another bracket's end follows; lists of plain values stand on lines.
 */
final class JsonFraming implements Framing {
  static final JsonFraming INSTANCE = new JsonFraming();

  /** How far the beginning is searched for a bracket. */
  private static final int SEARCHED = 4096;

  private JsonFraming() {}

  @Override
  public boolean splittable(Head head) {
    return !beginsArray(new ByteReader(head.stream(), 0));
  }

  @Override
  public Records open(ByteReader in, long start, long end) throws IOException {
    return start == 0 && beginsArray(in) ? new JsonArray(in) : Lines.open(in, start, end);
  }

  private static boolean beginsArray(ByteReader in) {
    in.skipByteOrderMark();
    byte[] begin = in.peek(SEARCHED);
    int bracket = Lines.skipBlank(begin, 0);
    if (bracket == begin.length || begin[bracket] != '[') {
      return false;
    }
    int inside = Lines.skipBlank(begin, bracket + 1);
    return inside < begin.length && (begin[inside] == '{' || begin[inside] == ']');
  }
}
