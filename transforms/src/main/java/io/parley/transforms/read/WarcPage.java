package io.parley.transforms.read;

import io.parley.schemas.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * A page of HTML from a web archive.
 *
 * @param url as it was asked for
 * @param html decoded as its server, or else the page itself, says
 */
record WarcPage(String url, String html) {
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s{0,8}=\\s{0,8}[\"']?([\\w:.-]{1,40})", Pattern.CASE_INSENSITIVE);

  /** A page has to say its encoding within the first 1,024 bytes; some are late. */
  private static final int CHARSET_SEARCHED = 4096;

  /** Records about the archive and its requests: nothing that anybody wrote. */
  private static final Set<String> ASIDE = Set.of("warcinfo", "request", "metadata");

  /**
   * The page in a record; null where the record is about the archive.
   *
   * @throws RecordException if it holds anything else but one
   */
  static WarcPage of(byte[] record) throws RecordException {
    WarcHeaders warc = WarcHeaders.of(record, 0);
    String type = warc.value("warc-type").toLowerCase(Locale.ROOT);
    if (ASIDE.contains(type)) {
      return null;
    }
    if (!type.equals("response")) {
      throw noPost("no response");
    }
    WarcHeaders http = WarcHeaders.of(record, warc.end());
    Matcher status = STATUS.matcher(http.first());
    if (!status.matches()) {
      throw new RecordException(Reason.MALFORMED, "no HTTP status");
    }
    if (!status.group(1).equals("200")) {
      throw noPost("HTTP status " + status.group(1));
    }
    String content = http.value("content-type").toLowerCase(Locale.ROOT);
    if (!content.contains("html")) {
      throw noPost("no HTML");
    }
    byte[] body = body(record, http);
    String url = warc.value("warc-target-uri");
    return new WarcPage(
        url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url,
        decode(body, content));
  }

  private static RecordException noPost(String detail) {
    return new RecordException(Reason.NO_POST, detail);
  }

  private static byte[] body(byte[] record, WarcHeaders http) throws RecordException {
    byte[] body = Arrays.copyOfRange(record, http.end(), record.length);
    if (http.value("transfer-encoding").equalsIgnoreCase("chunked")) {
      body = unchunked(body);
    }
    return switch (http.value("content-encoding").toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> isGzip(body) ? inflated(body, true) : body;
      case "deflate" -> inflated(body, false);
      default -> throw new RecordException(Reason.UNSUPPORTED_CONTENT, "another content encoding");
    };
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 1 && body[0] == 0x1F && (body[1] & 0xFF) == 0x8B;
  }

  private static byte[] inflated(byte[] body, boolean gzip) throws RecordException {
    InputStream stored = new ByteArrayInputStream(body);
    try (InputStream in = gzip ? new GZIPInputStream(stored) : new InflaterInputStream(stored)) {
      byte[] page = in.readNBytes(Records.MAX_BYTES + 1);
      if (page.length > Records.MAX_BYTES) {
        throw new RecordException(
            Reason.RECORD_TOO_LONG, "at most " + Records.MAX_BYTES + " bytes of a page are read");
      }
      return page;
    } catch (IOException e) {
      throw new RecordException(Reason.MALFORMED, "the page's compression is damaged");
    }
  }

  /** What was sent in chunks; some archivers have joined them and left the header. */
  private static byte[] unchunked(byte[] body) {
    byte[] joined = new byte[body.length];
    int length = 0;
    int at = 0;
    while (at < body.length) {
      long size = 0;
      int digits = 0;
      while (at < body.length && Character.digit(body[at], 16) >= 0 && digits < 8) {
        size = size * 16 + Character.digit(body[at++], 16);
        digits++;
      }
      while (at < body.length && body[at] != '\n') {
        at++;
      }
      at++;
      if (digits == 0) {
        return length == 0 ? body : Arrays.copyOf(joined, length);
      }
      int taken = (int) Math.min(size, Math.max(0, body.length - at));
      System.arraycopy(body, Math.min(at, body.length), joined, length, taken);
      length += taken;
      if (size == 0) {
        break;
      }
      at += taken;
      while (at < body.length && (body[at] == '\r' || body[at] == '\n')) {
        at++;
      }
    }
    return Arrays.copyOf(joined, length);
  }

  private static String decode(byte[] body, String contentType) {
    boolean marked = ByteReader.isMarked(body);
    String begin =
        new String(body, 0, Math.min(body.length, CHARSET_SEARCHED), StandardCharsets.ISO_8859_1);
    String name = marked ? "utf-8" : charset(contentType);
    return Charsets.decode(body, name == null ? charset(begin) : name);
  }

  private static String charset(String text) {
    Matcher charset = CHARSET.matcher(text);
    return charset.find() ? charset.group(1) : null;
  }
}
