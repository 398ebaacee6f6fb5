package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * Undoes what is left of mail's encodings in a text: encoded words (RFC 2047), which people quote
 * with headers, and quoted-printable (RFC 2045) that no header announced.
 */
final class MailCodes {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Encoders break lines at 76; some count otherwise. */
  private static final int SHORTEST_BROKEN = 60;

  private static final int LONGEST_BROKEN = 80;
  private static final int LONGEST_WORD = 200;

  private MailCodes() {}

  static String decode(String text) {
    return printable(words(text));
  }

  private static String words(String text) {
    int at = text.indexOf("=?");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      int end = wordEnd(text, at);
      if (end > 0) {
        out.append(text, done, at);
        out.append(DecoderUtil.decodeEncodedWords(text.substring(at, end), DecodeMonitor.SILENT));
        done = end;
      }
      at = text.indexOf("=?", Math.max(end, at + 2));
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Where {@code =?charset?Q?...?=} and such words behind it end; -1 where none begins. */
  private static int wordEnd(String text, int at) {
    int end = -1;
    int next = at;
    while (text.startsWith("=?", next)) {
      int limit = Math.min(text.length(), next + LONGEST_WORD);
      int marks = 0;
      int i = next + 2;
      while (i < limit && text.charAt(i) > ' ' && marks < 2) {
        marks += text.charAt(i++) == '?' ? 1 : 0;
      }
      boolean coded = marks == 2 && i > 2 && "QqBb".indexOf(text.charAt(i - 2)) >= 0;
      while (coded && i < limit && text.charAt(i) > ' ' && text.charAt(i) != '?') {
        i++;
      }
      if (!coded || !text.startsWith("?=", i)) {
        return end;
      }
      end = i + 2;
      next = end;
      while (next < text.length() && next < end + 4 && text.charAt(next) <= ' ') {
        next++;
      }
    }
    return end;
  }

  private static String printable(String text) {
    if (text.indexOf('=') < 0) {
      return text;
    }
    int sure = 0; // what only an encoder writes
    int codes = 0;
    int others = 0;
    for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
      if (text.startsWith("\n", at + 1)) {
        int width = at - text.lastIndexOf('\n', at);
        sure += width >= SHORTEST_BROKEN && width <= LONGEST_BROKEN ? 1 : 0;
        others += width < SHORTEST_BROKEN || width > LONGEST_BROKEN ? 1 : 0;
      } else if (isCode(text, at)) {
        codes++;
        sure += text.startsWith("20\n", at + 1) || text.startsWith("3D", at + 1) ? 1 : 0;
      } else {
        others++;
      }
    }
    boolean printable = others == 0 && (sure > 1 || sure == 1 && codes > 0);
    return printable ? decodePrintable(text) : withoutSpaces(text, sure);
  }

  private static boolean isCode(String text, int at) {
    return at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
  }

  private static boolean isHex(char c) {
    return Chars.isDigit(c) || c >= 'A' && c <= 'F';
  }

  private static String decodePrintable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '=' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i += 2;
      } else if (c == '=' && isCode(text, i)) {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 3;
      } else {
        flush(bytes, out);
        out.append(c);
        i++;
      }
    }
    flush(bytes, out);
    return out.toString();
  }

  private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
    if (bytes.size() == 0) {
      return;
    }
    ByteBuffer run = ByteBuffer.wrap(bytes.toByteArray());
    try {
      out.append(StandardCharsets.UTF_8.newDecoder().decode(run));
    } catch (CharacterCodingException e) {
      out.append(new String(bytes.toByteArray(), WINDOWS));
    }
    bytes.reset();
  }

  /** A code for a space at a line's end betrays itself alone, too. */
  private static String withoutSpaces(String text, int sure) {
    return sure == 0 ? text : text.replace("=20\n", "\n");
  }
}
