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
import java.util.Set;

/** Decodes bytes as their source wrote them, which is not always as it says. */
final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** What is written under a name that promises less; as in the WHATWG's Encoding Standard. */
  static final Map<Charset, Charset> MEANT =
      Map.of(
          StandardCharsets.ISO_8859_1,
          WINDOWS_1252,
          Charset.forName("iso-8859-9"),
          Charset.forName("windows-1254"),
          Charset.forName("gb2312"),
          GB18030,
          Charset.forName("gbk"),
          GB18030,
          Charset.forName("big5"),
          Charset.forName("Big5-HKSCS"),
          Charset.forName("shift_jis"),
          Charset.forName("windows-31j"),
          Charset.forName("euc-kr"),
          Charset.forName("x-windows-949"));

  /** Names in that standard that Java does not know, in lower case. */
  private static final Set<String> ALSO_GB18030 = Set.of("gb_2312-80", "x-gbk");

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
    if (ALSO_GB18030.contains(key)) {
      return GB18030;
    }
    try {
      Charset charset = Charset.forName(key);
      return MEANT.getOrDefault(charset, charset);
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
