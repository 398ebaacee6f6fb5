package io.parley.transforms.clean.repair;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.List;

/**
 * A character set that UTF-8 is often taken for, and the bytes that each of its characters was. The
 * tables are the JDK's; a byte that a single-byte set leaves undefined is the C1 control of its
 * number, as browsers have it.
 */
final class Codepage {
  /** Windows-1252 reads Latin-1 too: the C1 controls stand for the same bytes. */
  static final Codepage WESTERN = single("windows-1252");

  /** In the order in which equal readings are preferred: the most frequent first. */
  static final List<Codepage> ALL =
      List.of(
          WESTERN,
          single("windows-1251"),
          single("x-MacRoman"),
          single("windows-1250"),
          single("ISO-8859-2"),
          single("windows-1254"),
          single("windows-1257"),
          single("windows-1253"),
          single("IBM437"),
          single("IBM850"),
          single("IBM866"),
          single("KOI8-R"),
          gbk(),
          shiftJis());

  /** A lead byte whose continuation, a no-break space, became a plain space. */
  static final int LOST_SPACE = 1 << 14;

  /** Of each character: the codepages, as bits, in which it may begin a character of UTF-8. */
  private static final short[] LEADS = new short[0x10000];

  /** The characters that have leads: a table that stays in the nearest cache. */
  private static final long[] LEADING = new long[0x10000 >>> 6];

  /** Of each character: the codepages in which it may continue one. */
  private static final short[] CONTINUES = new short[0x10000];

  static {
    for (int i = 0; i < ALL.size(); i++) {
      Codepage page = ALL.get(i);
      for (int c = 0x80; c < 0x10000; c++) {
        int bytes = page.bytes[c];
        int first = bytes > 0xFF ? bytes >> 8 : bytes;
        LEADS[c] = (short) (LEADS[c] | (page.leads(bytes) ? 1 << i : 0));
        boolean continues = first >= 0x80 && first < 0xC0;
        CONTINUES[c] = (short) (CONTINUES[c] | (continues ? 1 << i : 0));
      }
    }
    CONTINUES[0xFFFD] = (short) (LOST_SPACE - 1);
    CONTINUES[' '] = LOST_SPACE;
    LEADS['Â'] = (short) (LEADS['Â'] | LOST_SPACE);
    LEADS['Ã'] = (short) (LEADS['Ã'] | LOST_SPACE);
    for (int c = 0; c < LEADS.length; c++) {
      LEADING[c >>> 6] |= LEADS[c] == 0 ? 0 : 1L << (c & 63);
    }
  }

  private final char[] bytes = new char[0x10000];
  private final boolean wide;

  private Codepage(boolean wide) {
    this.wide = wide;
  }

  /**
   * The codepages, as bits in the order of {@link #ALL}, in which two neighbours may be bytes of
   * one character of UTF-8; 0 almost everywhere in text that nobody damaged.
   */
  static int suspects(char c, char next) {
    return LEADS[c] & CONTINUES[next];
  }

  /** Whether a character may begin one in any codepage; asked at every character. */
  static boolean mayLead(char c) {
    return (LEADING[c >>> 6] & 1L << (c & 63)) != 0;
  }

  /** The bytes that the character was: one, or two as {@code first << 8 | second}; 0: none. */
  int bytes(char c) {
    return bytes[c];
  }

  /** Whether characters of two bytes are among its own. */
  boolean wide() {
    return wide;
  }

  private boolean leads(int value) {
    if (!wide) {
      return value >= 0xC2 && value <= 0xF4;
    }
    // Common Han characters have C2 to DF for a first byte: two-byte UTF-8 is not looked for.
    int second = value & 0xFF;
    return value >= 0xE200 && value < 0xF100 && second >= 0x80 && second < 0xC0;
  }

  private static Codepage single(String name) {
    Codepage page = new Codepage(false);
    CharsetDecoder decoder = decoder(name);
    for (int b = 0x80; b < 0x100; b++) {
      char c = decode(decoder, (byte) b);
      page.put(c == 0 ? (char) b : c, b);
    }
    for (int control = 0x80; control < 0xA0; control++) {
      page.put((char) control, control);
    }
    return page;
  }

  private static Codepage gbk() {
    // GB 18030 has GBK's two-byte characters, and the user-defined rows that Windows shows too.
    Codepage page = new Codepage(true);
    page.put('€', 0x80); // Windows-936
    page.putPairs("GB18030", 0x81, 0xFE);
    return page;
  }

  private static Codepage shiftJis() {
    Codepage page = new Codepage(true);
    page.putPairs("windows-31j", 0x81, 0xFC);
    CharsetDecoder decoder = decoder("windows-31j");
    for (int b = 0xA1; b <= 0xDF; b++) {
      page.put(decode(decoder, (byte) b), b);
    }
    return page;
  }

  private void putPairs(String name, int firstLead, int lastLead) {
    CharsetDecoder decoder = decoder(name);
    for (int lead = firstLead; lead <= lastLead; lead++) {
      for (int trail = 0x40; trail <= 0xFE; trail++) {
        char c = decode(decoder, (byte) lead, (byte) trail);
        if (c != 0) {
          put(c, lead << 8 | trail);
        }
      }
    }
  }

  /** The first bytes that give a character are taken; its composed form stands for the same. */
  private void put(char c, int value) {
    if (c >= 0x80 && bytes[c] == 0) {
      bytes[c] = (char) value;
      String composed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFC);
      if (composed.charAt(0) != c && composed.length() == 1) {
        put(composed.charAt(0), value);
      }
    }
  }

  private static CharsetDecoder decoder(String name) {
    return Charset.forName(name)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static char decode(CharsetDecoder decoder, byte... bytes) {
    CharBuffer out = CharBuffer.allocate(2);
    boolean failed = decoder.reset().decode(ByteBuffer.wrap(bytes), out, true).isError();
    return failed || out.position() != 1 ? 0 : out.get(0);
  }
}
