package io.parley.transforms.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/** Decodes bytes as their source wrote them, which is not always as it says. */
final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * What is written under a name that promises less; as in the WHATWG's Encoding Standard. Keys in
   * lower case.
   */
  private static final Map<String, Charset> MEANT =
      Map.ofEntries(
          Map.entry("iso-8859-1", WINDOWS_1252),
          Map.entry("latin1", WINDOWS_1252),
          Map.entry("iso-8859-9", Charset.forName("windows-1254")),
          Map.entry("gb2312", Charset.forName("GB18030")),
          Map.entry("gb_2312-80", Charset.forName("GB18030")),
          Map.entry("gbk", Charset.forName("GB18030")),
          Map.entry("x-gbk", Charset.forName("GB18030")),
          Map.entry("big5", Charset.forName("Big5-HKSCS")),
          Map.entry("shift_jis", Charset.forName("windows-31j")),
          Map.entry("ks_c_5601-1987", Charset.forName("x-windows-949")),
          Map.entry("euc-kr", Charset.forName("x-windows-949")));

  private Charsets() {}

  /** Text that says nothing of its encoding: UTF-8 if it is that, else windows-1252. */
  static String guess(byte[] bytes) {
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
    return result.isError() ? decode(bytes, WINDOWS_1252) : chars.flip().toString();
  }

  /**
   * Text under the name of an encoding; what it does not know is replaced. A name that is no
   * encoding's, or US-ASCII, tells nothing.
   *
   * @param name as declared; null where nothing was
   */
  static String decode(byte[] bytes, String name) {
    Charset charset = named(name);
    return charset == null || charset.equals(StandardCharsets.US_ASCII)
        ? guess(bytes)
        : decode(bytes, charset);
  }

  /** The encoding that is meant by a name; null where it is none that can be decoded. */
  static Charset named(String name) {
    if (name == null) {
      return null;
    }
    String key = name.strip().toLowerCase(Locale.ROOT);
    Charset meant = MEANT.get(key);
    if (meant != null) {
      return meant;
    }
    try {
      return Charset.forName(key);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String decode(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer chars =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    decoder.flush(chars);
    return Fields.wellFormed(chars.flip().toString());
  }
}
