package io.parley.transforms.clean.text;

/**
 * Decodes HTML character references. Only those that end in a semicolon: <code>?a=1&amp;copy=2
 * </code> in an address is none.
 */
public final class Entities {
  private static final int LONGEST = 32; // HTML's longest name has 31 letters

  /** What browsers read for the numbers 0x80 to 0x9F: windows-1252 (HTML, numeric references). */
  private static final String C1 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

  private Entities() {}

  /** Decodes all references, once. */
  public static String decode(String text) {
    int at = text.indexOf('&');
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      out.append(text, done, at);
      done = decodeAt(text, at, out);
      if (done == at) {
        out.append('&');
        done = at + 1;
      }
      at = text.indexOf('&', done);
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Decodes the reference at an index into {@code out}; its end, or the index where none is. */
  public static int decodeAt(String text, int at, StringBuilder out) {
    int limit = Math.min(text.length(), at + LONGEST + 2);
    if (at + 2 < limit && text.charAt(at + 1) == '#') {
      return decodeNumber(text, at, limit, out);
    }
    int end = at + 1;
    while (end < limit && Chars.isAsciiAlnum(text.charAt(end))) {
      end++;
    }
    if (end == at + 1 || end >= limit || text.charAt(end) != ';') {
      return at;
    }
    String name = text.substring(at + 1, end);
    if (name.equals("nbsp")) {
      out.append(' '); // layout here, where a typed one may be a habit of the language
      return end + 1;
    }
    String value = org.jsoup.nodes.Entities.getByName(name);
    if (value.isEmpty()) {
      return at;
    }
    out.append(value);
    return end + 1;
  }

  private static int decodeNumber(String text, int at, int limit, StringBuilder out) {
    boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
    int first = hex ? at + 3 : at + 2;
    int value = 0;
    int end = first;
    while (end < limit) {
      int digit = Character.digit(text.charAt(end), hex ? 16 : 10);
      if (digit < 0 || text.charAt(end) >= 0x80) {
        break;
      }
      value = Math.min(0x110000, value * (hex ? 16 : 10) + digit);
      end++;
    }
    if (end == first || end >= limit || text.charAt(end) != ';') {
      return at;
    }
    if (value >= 0x80 && value <= 0x9F) {
      value = C1.charAt(value - 0x80);
    }
    if (value == 0xA0) {
      value = ' ';
    }
    boolean character =
        value > 0 && value < 0x110000 && !(value >= 0xD800 && value <= 0xDFFF); // else nothing
    if (character) {
      out.appendCodePoint(value);
    }
    return end + 1;
  }

  /** The character that windows-1252 has where Unicode has a control; 0 where it has none. */
  public static char windows1252(char control) {
    return C1.charAt(control - 0x80);
  }
}
