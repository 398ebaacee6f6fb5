package io.parley.transforms.read;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of a WARC record or of an HTTP message in it: a first line, named values, an empty line.
 *
 * @param first the first line
 * @param values by name in lower case; the first of equal names
 * @param end the index of the first byte behind the empty line
 */
record WarcHeaders(String first, Map<String, String> values, int end) {
  /** More lines than heads usually have. */
  static final int USUAL = 32;

  /** Reads a head; one that does not end takes all bytes. */
  static WarcHeaders of(byte[] bytes, int start) {
    String first = null;
    Map<String, String> values = new HashMap<>();
    int at = start;
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int next = Math.min(end + 1, bytes.length);
      String line = new String(bytes, at, end - at, StandardCharsets.UTF_8).stripTrailing();
      at = next;
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (first == null) {
        first = line;
      } else if (colon > 0) {
        values.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new WarcHeaders(first == null ? "" : first, values, at);
  }

  /** A value; empty where there is none. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }
}
