package io.parley.transforms.clean.repair;

/**
 * Reads neighbouring characters as the bytes that they were in a codepage, and these as UTF-8, as
 * far as they are: the longest run from a given character. Surrogates that were encoded one by one
 * (CESU-8) are read too. Bytes that became a question mark or U+FFFD, or a no-break space that
 * became a plain one, are taken for what a sequence lacks.
 */
final class Utf8Run {
  /** What is judged at once: so much is certain in any case. */
  private static final int LONGEST = 4096;

  private static final char REPLACEMENT = '\uFFFD';

  private final Codepage page;
  private final StringBuilder out = new StringBuilder();
  private int end;
  private int length;
  private int prior;
  private int sequences;

  private int state; // continuation bytes still to come
  private int strays; // that may follow what was lost
  private int point;
  private int taken;
  private int size;

  private Utf8Run(Codepage page) {
    this.page = page;
  }

  /** The run that begins at an index; its {@link #end} is that index where there is none. */
  static Utf8Run read(CharSequence text, int start, Codepage page) {
    Utf8Run run = new Utf8Run(page);
    run.end = start;
    int i = start;
    while (i < text.length() && run.sequences < LONGEST && run.take(text.charAt(i))) {
      i++;
      if (run.state == 0) {
        run.end = i;
        run.length = run.out.length();
      }
    }
    run.out.setLength(run.length);
    return run;
  }

  /** The index after its last character. */
  int end() {
    return end;
  }

  /** What was meant. */
  String text() {
    return out.toString();
  }

  /** How many characters beyond ASCII were read. */
  int sequences() {
    return sequences;
  }

  /** How much it speaks for the run that its bytes fit together, in half points. */
  int prior() {
    return prior;
  }

  private boolean take(char c) {
    int bytes = page.bytes(c);
    if (state > 0 && (c == REPLACEMENT || c == '?' && taken > 0)) {
      prior += c == REPLACEMENT ? 1 : 0;
      lose();
      return true;
    }
    if (state > 0 && c == ' ') {
      prior -= 3;
      return take(0xA0);
    }
    if (bytes == 0) {
      return false;
    }
    return bytes <= 0xFF ? take(bytes) : take(bytes >> 8) && take(bytes & 0xFF);
  }

  private boolean take(int b) {
    if (state > 0) {
      return proceed(b);
    }
    if (strays > 0 && b >= 0x80 && b < 0xC0) {
      strays--;
      return true;
    }
    strays = 0;
    if (b < 0x80) {
      out.append((char) b); // the second byte of a pair of its own right
      return true;
    }
    if (b < 0xC2 || b > 0xF4) {
      return false;
    }
    state = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
    size = state + 1;
    point = b & (0x3F >> state);
    taken = 0;
    return true;
  }

  private boolean proceed(int b) {
    if (b < 0x80 || b >= 0xC0) {
      return false;
    }
    point = point << 6 | b & 0x3F;
    taken++;
    if (taken == 1 && (size == 3 && point < 0x20 || size == 4 && (point < 0x10 || point > 0x10F))) {
      return false; // an overlong form, or beyond Unicode
    }
    if (--state == 0) {
      out.appendCodePoint(point);
      sequences++;
      prior += size == 4 ? 4 : size - 1;
      prior += size == 3 && isTypographic(point) ? 2 : 0;
      prior += point == REPLACEMENT ? 10 : 0; // the mark of an earlier loss, never typed so
      prior += size == 2 && page.bytes((char) point) != 0 ? page == Codepage.WESTERN ? 2 : 1 : 0;
    }
    return true;
  }

  private void lose() {
    // Of what windows-1252 lacks, 9D alone makes a sign that people type of E2 80.
    boolean quote = page == Codepage.WESTERN && size == 3 && taken == 1 && point == 0x80;
    out.append(quote ? '”' : REPLACEMENT);
    sequences++;
    strays = state - 1;
    state = 0;
  }

  private static boolean isTypographic(int point) {
    return point >= 0x2010 && point <= 0x203A
        || point == 0x20AC
        || point == 0x2122
        || point >= 0x2190 && point <= 0x21FF
        || point >= 0x2600 && point <= 0x27BF
        || point == 0xFE0F;
  }
}
