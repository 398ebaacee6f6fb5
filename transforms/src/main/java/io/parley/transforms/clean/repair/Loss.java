package io.parley.transforms.clean.repair;

/** Tells text of which too much was lost before it came here, such as 锟斤拷 or "??? ?????? ??". */
public final class Loss {
  private static final char LOST = '\uFFFD';

  /** One lost character among this many visible ones is too much. */
  private static final int SHARE = 4;

  private static final int MIN_WORDS = 4;
  private static final int MIN_LENGTHS = 3;

  private Loss() {}

  /**
   * Whether a quarter of the visible characters is U+FFFD, or nearly all words are question marks
   * that stand for letters: of several lengths, as words are and emphasis is not.
   */
  public static boolean isTooMuch(String text) {
    return text.indexOf(LOST) >= 0 && share(text) || text.contains("??") && questions(text);
  }

  private static boolean share(String text) {
    int lost = 0;
    int visible = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      visible += c > ' ' && !Character.isLowSurrogate(c) ? 1 : 0;
      lost += c == LOST ? 1 : 0;
    }
    return lost * SHARE >= visible;
  }

  private static boolean questions(String text) {
    int words = 0;
    int lost = 0;
    long lengths = 0;
    for (int i = 0; i < text.length(); ) {
      int start = i;
      int marks = 0;
      while (i < text.length() && text.charAt(i) > ' ') {
        marks += text.charAt(i) == '?' ? 1 : 0;
        i++;
      }
      if (i > start) {
        words++;
        boolean all =
            marks > 0 && i - start - marks <= 1 && !Character.isLetter(text.charAt(i - 1));
        lost += all ? 1 : 0;
        lengths |= all ? 1L << Math.min(marks, 63) : 0;
      }
      i++;
    }
    return lost >= MIN_WORDS && lost * 5 >= words * 4 && Long.bitCount(lengths) >= MIN_LENGTHS;
  }
}
