package io.parley.transforms.filter.safety;

import java.util.Arrays;

/**
 * Whether what stands at an index is prose: names in code and parts of links are not words that
 * somebody says. Asked at rising indices only.
 */
final class Surroundings {
  private static final String FENCE = "```";

  /** A link whose beginning is further back than this is none. */
  private static final int MOST_LINK_CHARS = 2_000;

  private final String text;
  private int[] code; // start, end, start, end, ... ascending; null until asked
  private int next;
  private int linkEnd;

  Surroundings(String text) {
    this.text = text;
  }

  boolean prose(int at) {
    return !inCode(at) && !inLink(at);
  }

  private boolean inCode(int at) {
    if (code == null) {
      code = text.indexOf('`') < 0 ? new int[0] : findCode();
    }
    while (next < code.length && code[next + 1] <= at) {
      next += 2;
    }
    return next < code.length && code[next] <= at;
  }

  /** Fenced blocks, and what stands between two backticks of one line. */
  private int[] findCode() {
    int[] found = new int[8];
    int size = 0;
    for (int at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
      int end = text.startsWith(FENCE, at) ? fenceEnd(at) : inlineEnd(at);
      if (size + 2 > found.length) {
        found = Arrays.copyOf(found, 2 * found.length);
      }
      found[size++] = at;
      found[size++] = end;
      at = end;
    }
    return Arrays.copyOf(found, size);
  }

  private int fenceEnd(int at) {
    int close = text.indexOf(FENCE, at + FENCE.length());
    return close < 0 ? text.length() : close + FENCE.length();
  }

  private int inlineEnd(int at) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '`' && text.charAt(i) != '\n') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '`' ? i + 1 : at + 1;
  }

  private boolean inLink(int at) {
    if (at < linkEnd) {
      return true;
    }
    int start = at;
    while (start > 0 && at - start < MOST_LINK_CHARS && !isSpace(text.charAt(start - 1))) {
      start--;
    }
    int scheme = text.indexOf("://", start);
    boolean link = scheme >= 0 && scheme < at || text.startsWith("www.", start);
    if (link) {
      linkEnd = at;
      while (linkEnd < text.length() && !isSpace(text.charAt(linkEnd))) {
        linkEnd++;
      }
    }
    return link;
  }

  /** Chinese and Japanese text goes on right after a link. */
  private static boolean isSpace(char c) {
    return c <= ' ' || Letters.kind(c) == Letters.JOINED;
  }
}
