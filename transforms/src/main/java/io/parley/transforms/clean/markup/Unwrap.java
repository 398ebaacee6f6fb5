package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the lines of paragraphs that a mailer broke at some 72 characters. Only of prose: a line is
 * joined to the next where that one's first word would not have fitted, both read like sentences,
 * and neither is indented, a list's item, or below a signature's dashes. Code, tables and drawings
 * stay as they are, and so do lines of other widths.
 */
final class Unwrap {
  private static final int NARROWEST = 55;
  private static final int WIDEST = 90;

  /** Of a line's characters, letters, spaces and the marks of sentences. */
  private static final double PROSE = 0.9;

  private static final int FEWEST_WORDS = 6;

  /**
   * A line.
   *
   * @param quote the signs of its quotes, such as {@code >>}
   * @param body where its text begins
   */
  private record Line(int start, int end, String quote, int body) {
    int width() {
      return end - start;
    }
  }

  private final String text;
  private final StringBuilder out;

  private Unwrap(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /** Takes text with {@code \n} line ends. */
  static String unwrap(String text) {
    return hasBrokenLine(text) ? new Unwrap(text).read() : text;
  }

  private static boolean hasBrokenLine(String text) {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (end - start >= NARROWEST && end - start <= WIDEST) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private String read() {
    List<Line> block = new ArrayList<>();
    for (int start = 0; start <= text.length(); ) {
      Line line = line(start);
      if (isSignature(line)) {
        write(block);
        out.append(text, line.start(), text.length());
        return out.toString();
      }
      boolean empty = line.body() == line.end();
      if (empty || !block.isEmpty() && !block.get(0).quote().equals(line.quote())) {
        write(block);
      }
      if (empty) {
        out.append(text, line.start(), line.end());
        out.append(line.end() < text.length() ? "\n" : "");
      } else {
        block.add(line);
      }
      start = line.end() + 1;
    }
    write(block);
    return out.toString();
  }

  private Line line(int start) {
    int end = Chars.lineEnd(text, start);
    int last = end;
    while (last > start && text.charAt(last - 1) <= ' ') {
      last--;
    }
    int body = start;
    int quotes = 0;
    for (int i = start; i < last && (text.charAt(i) == '>' || text.charAt(i) == ' '); i++) {
      if (text.charAt(i) == '>') {
        quotes++;
        body = i + 1;
      }
    }
    if (quotes > 0 && body < last && text.charAt(body) == ' ') {
      body++;
    }
    return new Line(start, end, ">".repeat(Math.min(quotes, WIDEST)), Math.min(body, end));
  }

  /** RFC 3676's line before a signature. */
  private boolean isSignature(Line line) {
    return line.width() <= 3
        && line.width() >= 2
        && text.startsWith("--", line.start())
        && text.substring(line.start(), line.end()).strip().equals("--");
  }

  /** Writes lines between blank ones, and forgets them. */
  private void write(List<Line> block) {
    int width = width(block);
    int indent = 0; // that continues the item above
    for (int i = 0; i < block.size(); i++) {
      Line line = block.get(i);
      Line before = i == 0 ? null : block.get(i - 1);
      boolean joined = before != null && width > 0 && continues(block, i, width, indent);
      if (joined) {
        char last = out.charAt(out.length() - 1);
        boolean hyphen =
            last == '-' && out.length() > 1 && Character.isLetter(out.charAt(out.length() - 2));
        out.append(hyphen ? "" : " ").append(text, skipSpace(line), trimmed(line));
      } else {
        out.append(i == 0 ? "" : "\n").append(text, line.start(), trimmed(line));
        indent = marker(line);
      }
    }
    if (!block.isEmpty() && block.get(block.size() - 1).end() < text.length()) {
      out.append('\n');
    }
    block.clear();
  }

  /** At how many characters the lines were broken; 0 where they were not. */
  private int width(List<Line> block) {
    int widest = 0;
    for (Line line : block) {
      int width = trimmed(line) - line.start();
      if (width > WIDEST && text.indexOf(' ', line.body()) < line.start() + WIDEST) {
        int space = text.lastIndexOf(' ', trimmed(line) - 1);
        if (space > line.start() + WIDEST) {
          return 0; // whoever writes such a line breaks none
        }
      } else {
        widest = Math.max(widest, width);
      }
    }
    return widest < NARROWEST ? 0 : Math.min(widest, WIDEST);
  }

  private boolean continues(List<Line> block, int i, int width, int indent) {
    Line before = block.get(i - 1);
    Line line = block.get(i);
    int from = skipSpace(line);
    int space = from - line.body();
    boolean placed = space == 0 ? indent == 0 || marker(line) == 0 : space == indent;
    if (!placed || marker(line) > 0 || !isProse(before) || !opensLikeProse(line, from)) {
      return false;
    }
    int length = trimmed(before) - before.start();
    int word = from;
    while (word < line.end() && text.charAt(word) > ' ') {
      word++;
    }
    if (length < NARROWEST || length > WIDEST || length + 1 + word - from <= width) {
      return false;
    }
    char first = text.charAt(from);
    boolean last = i + 1 == block.size();
    // A name below the text, or a greeting.
    boolean signs =
        last
            && Character.isUpperCase(first)
            && trimmed(line) - from < 20
            && ".!?".indexOf(text.charAt(trimmed(line) - 1)) < 0;
    return !signs;
  }

  private int trimmed(Line line) {
    int end = line.end();
    while (end > line.start() && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  private int skipSpace(Line line) {
    int from = line.body();
    while (from < line.end() && text.charAt(from) == ' ') {
      from++;
    }
    return from;
  }

  /** How far an item's text stands from the line's beginning; 0 where the line is no item. */
  private int marker(Line line) {
    int from = skipSpace(line);
    int to = from;
    if (to < line.end() && "-*+o•·".indexOf(text.charAt(to)) >= 0) {
      to++;
    } else {
      while (to < line.end() && to - from < 3 && Chars.isAsciiAlnum(text.charAt(to))) {
        to++;
      }
      boolean closed = to > from && to < line.end() && ".)]:".indexOf(text.charAt(to)) >= 0;
      boolean number = closed && (Chars.isDigit(text.charAt(from)) || to == from + 1);
      if (!number) {
        return 0;
      }
      to++;
    }
    int content = to;
    while (content < line.end() && text.charAt(content) == ' ') {
      content++;
    }
    return content == to ? 0 : content - line.body();
  }

  private boolean opensLikeProse(Line line, int from) {
    if (from >= line.end()) {
      return false;
    }
    char first = text.charAt(from);
    return Character.isLetterOrDigit(first) && !Chars.isCjk(first) || "\"'(“‘«".indexOf(first) >= 0;
  }

  private boolean isProse(Line line) {
    int end = trimmed(line);
    int from = skipSpace(line);
    if (from >= end || ";{}\\=|".indexOf(text.charAt(end - 1)) >= 0) {
      return false;
    }
    int plain = 0;
    int words = 1;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        if (text.startsWith("   ", i)) {
          return false; // columns
        }
        words++;
        plain++;
      } else if (c == '\t' || c == '|') {
        return false;
      } else if (Character.isLetter(c) || ".,:;!?'\"()-’“”".indexOf(c) >= 0) {
        plain++;
      } else if (Chars.isDigit(c)) {
        plain++;
      }
    }
    boolean marked = marker(line) > 0;
    char first = text.charAt(from);
    boolean opens = marked || Character.isLetterOrDigit(first) || "\"'(“‘«*_".indexOf(first) >= 0;
    return opens && words >= FEWEST_WORDS && plain >= PROSE * (end - from);
  }
}
