package io.parley.transforms.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the JSON-LD of a page. Scripts end where browsers end them, so no tree is built. */
final class LinkedData {
  private static final String OPENING = "<script";
  private static final String CLOSING = "</script";
  private static final String TYPE = "application/ld+json";

  private LinkedData() {}

  /** The contents of all scripts that are JSON-LD, as they stand. */
  static List<String> blocks(String html) {
    List<String> blocks = new ArrayList<>();
    int at = indexOf(html, OPENING, 0);
    while (at >= 0) {
      int start = html.indexOf('>', at) + 1;
      if (start == 0) {
        break;
      }
      int end = indexOf(html, CLOSING, start);
      end = end < 0 ? html.length() : end;
      if (html.substring(at, start).toLowerCase(Locale.ROOT).contains(TYPE)) {
        blocks.add(html.substring(start, end).strip());
      }
      at = indexOf(html, OPENING, end);
    }
    return blocks;
  }

  /** In any case. */
  private static int indexOf(String html, String tag, int from) {
    for (int at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
      if (html.regionMatches(true, at, tag, 0, tag.length())) {
        return at;
      }
    }
    return -1;
  }
}
