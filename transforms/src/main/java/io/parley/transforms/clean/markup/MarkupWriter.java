package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.text.Backticks;
import io.parley.transforms.clean.text.Fences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Writes what readers of markup find, as readable text or as Markdown: paragraphs apart, lists with
 * {@code - } and numbers, code in fences and backticks, quotes with {@code > }, tables with bars.
 * White space and line ends are written when something follows them.
 */
final class MarkupWriter {
  static final int BULLET = -1;

  /** Quotes in quotes, and lists in lists, beyond this depth are read as one. */
  static final int MAX_DEPTH = 8;

  private final MarkupConfig config;
  private final Predicate<String> repeated;
  private final Deque<Part> outer = new ArrayDeque<>();
  private Part part = new Part();
  private int quotes;

  /** A text of its own: that of the post, of a quote or of a table's cell. */
  private static final class Part {
    final StringBuilder out = new StringBuilder();
    final Deque<Integer> lists = new ArrayDeque<>(); // the next number, or BULLET
    final List<String> marks = new ArrayList<>(); // of emphasis that is open
    int written; // how many of them are in out
    int breaks; // line ends due before the next text
    int typed; // line ends typed since the last text
    boolean space; // due before the next text
    String marker = "";
    boolean linkOpens; // with the next text
    int linkMarks; // emphasis that is open around the link
    int linkStart;
    List<List<String>> rows; // of the table that is open
  }

  MarkupWriter(MarkupConfig config, Predicate<String> repeated) {
    this.config = config;
    this.repeated = repeated;
  }

  boolean markdown() {
    return config.markdown();
  }

  /** What was written. */
  String text() {
    while (!outer.isEmpty()) {
      Part inner = part; // of a table or quote that nobody closed
      part = outer.pop();
      write(inner.out.toString());
    }
    return part.out.toString();
  }

  /** Takes text in which all white space is alike. */
  void words(String text) {
    int length = text.length();
    for (int start = 0; start < length; ) {
      int end = start;
      while (end < length && !isSpace(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        flush();
        part.out.append(text, start, end);
      }
      if (end < length) {
        space();
        while (end < length && isSpace(text.charAt(end))) {
          end++;
        }
      }
      start = end;
    }
  }

  /** Takes text whose line ends and spaces are as typed. */
  void lines(String text, int from, int to) {
    int first = from;
    // Behind a block, or where something is left out between two spaces.
    while (first < to && text.charAt(first) == ' ' && (part.space || part.breaks > part.typed)) {
      first++;
    }
    for (int start = first; start <= to; ) {
      int end = text.indexOf('\n', start);
      end = end < 0 || end > to ? to : end;
      int last = end;
      while (last > start && isSpace(text.charAt(last - 1))) {
        last--;
      }
      if (last > start) {
        flush();
        part.out.append(text, start, last);
        if (last < end) {
          part.space = true;
        }
      } else if (end > start) {
        space();
      }
      if (end == to) {
        return;
      }
      part.typed++;
      part.space = false;
      part.breaks = Math.max(part.breaks, part.typed);
      start = end + 1;
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == 0xA0;
  }

  /** Takes a piece that is written as it is. */
  void write(String piece) {
    if (!piece.isEmpty()) {
      flush();
      part.out.append(piece);
    }
  }

  private void space() {
    part.space = part.out.length() > 0 && part.breaks == 0;
  }

  boolean spaceDue() {
    return part.space || part.breaks > 0 || part.out.length() == 0;
  }

  /** A character written, counted from the last; a line end where there is none. */
  char last(int back) {
    int at = part.out.length() - 1 - back;
    return at < 0 ? '\n' : part.out.charAt(at);
  }

  void lineBreak() {
    due(part.breaks + 1);
  }

  /** Asks for at least so many line ends before what follows. */
  void due(int count) {
    part.space = false;
    part.breaks = Math.max(part.breaks, count);
  }

  /** Ends or begins a paragraph. */
  void paragraph() {
    due(part.lists.isEmpty() || part.marker.isEmpty() ? 2 : 1);
  }

  private void flush() {
    boolean fresh = part.out.length() == 0;
    if (part.breaks > 0 || fresh) {
      if (!fresh) {
        closeMarks(0);
        part.out.append("\n".repeat(Math.min(2, part.breaks)));
      }
      part.breaks = 0;
      part.space = false;
      int depth = Math.min(MAX_DEPTH, part.lists.size());
      part.out.append("  ".repeat(part.marker.isEmpty() ? depth : Math.max(0, depth - 1)));
      part.out.append(part.marker);
      part.marker = "";
    } else if (part.space) {
      part.out.append(' ');
      part.space = false;
    }
    part.typed = 0;
    if (part.linkOpens) {
      openMarks(Math.min(part.linkMarks, part.marks.size()));
      part.linkOpens = false;
      part.linkStart = part.out.length();
    }
    openMarks(part.marks.size());
  }

  private void openMarks(int count) {
    while (part.written < count) {
      part.out.append(part.marks.get(part.written++));
    }
  }

  private void closeMarks(int left) {
    while (part.written > left) {
      part.out.append(part.marks.get(--part.written));
    }
  }

  /** Begins emphasis, which Markdown alone shows. */
  void openMark(String mark) {
    if (config.markdown() && part.marks.size() < MAX_DEPTH) {
      part.marks.add(mark);
    }
  }

  /** Ends the innermost emphasis of a kind, and what was left open in it. */
  void closeMark(String mark) {
    int at = part.marks.lastIndexOf(mark);
    if (at >= 0) {
      closeMarks(at);
      part.marks.subList(at, part.marks.size()).clear();
    }
  }

  void heading(int level) {
    paragraph();
    if (config.markdown()) {
      part.marker += "#".repeat(level) + " ";
    }
  }

  void closeHeading() {
    part.marker = part.marker.endsWith("# ") ? "" : part.marker;
    paragraph();
  }

  /** Begins a list of numbers from {@code first} on, or of points. */
  void openList(int first) {
    due(part.lists.isEmpty() ? 2 : 1);
    part.lists.push(first);
  }

  void closeList() {
    if (!part.lists.isEmpty()) {
      part.lists.pop();
      part.marker = "";
    }
    due(part.lists.isEmpty() ? 2 : 1);
  }

  void item() {
    due(1);
    int number = part.lists.isEmpty() ? BULLET : part.lists.peek();
    part.marker = "- ";
    if (number != BULLET) {
      part.marker = number + ". ";
      part.lists.pop();
      part.lists.push(number + 1);
    }
  }

  void openQuote() {
    due(2);
    if (quotes++ < MAX_DEPTH) {
      push();
    }
  }

  /** Ends a quote, which is left out where it repeats what was read. */
  void closeQuote() {
    if (--quotes < MAX_DEPTH) {
      String quote = pop();
      due(2);
      if (!quote.isBlank() && !repeated.test(quote)) {
        block(Quotes.mark(quote));
      }
    }
    due(2);
  }

  private void push() {
    outer.push(part);
    part = new Part();
  }

  private String pop() {
    closeMarks(0);
    String text = part.out.toString();
    part = outer.pop();
    return text;
  }

  /** Writes lines of their own, indented as the list around them wants it. */
  private void block(String lines) {
    flush();
    String indent = "  ".repeat(Math.min(MAX_DEPTH, part.lists.size()));
    part.out.append(indent.isEmpty() ? lines : lines.replace("\n", "\n" + indent));
  }

  /** Writes a block of code without the blank lines around it. */
  void codeBlock(String language, String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = 0;
    for (int i = 0; i < end && text.charAt(i) <= ' '; i++) {
      start = text.charAt(i) == '\n' ? i + 1 : start;
    }
    due(2);
    if (start < end) {
      StringBuilder block = new StringBuilder(end - start + 16);
      Fences.write(language, text.substring(start, end), block);
      block(block.toString());
    }
    due(2);
  }

  void code(String code) {
    String inner = code.strip().replace('\n', ' ');
    if (!inner.isEmpty()) {
      int longest = Backticks.longest(inner);
      String ticks = "`".repeat(longest + 1);
      String pad = longest > 0 ? " " : "";
      write(ticks + pad + inner + pad + ticks);
    }
  }

  /** Writes a formula in TeX, between dollar signs. */
  void formula(String tex, boolean display) {
    String inner = tex.strip();
    if (inner.isEmpty()) {
      return;
    }
    if (display) {
      due(1);
      block("$$" + inner + "$$");
      due(1);
    } else {
      write("$" + inner.replace('\n', ' ') + "$");
    }
  }

  void openLink() {
    part.linkOpens = true;
    part.linkMarks = part.marks.size();
    part.linkStart = part.out.length();
  }

  void closeLink(String address) {
    boolean empty = part.linkOpens;
    part.linkOpens = false;
    int start = Math.min(part.linkStart, part.out.length());
    String label = empty ? "" : part.out.substring(start);
    if (label.indexOf('\n') >= 0) {
      return; // blocks: what they say is enough
    }
    String shown = Links.shown(label, address, config);
    if (!shown.equals(label)) {
      part.out.setLength(start);
      write(shown);
    }
  }

  void openTable() {
    due(2);
    part.rows = new ArrayList<>();
  }

  void openRow() {
    part.rows.add(new ArrayList<>());
  }

  /** Begins a cell of the table that is open. */
  void openCell() {
    if (part.rows.isEmpty()) {
      openRow();
    }
    push();
  }

  void closeCell() {
    String cell = pop();
    part.rows.get(part.rows.size() - 1).add(cell.strip().replace("\n\n", " ").replace('\n', ' '));
  }

  void closeTable() {
    List<List<String>> rows = part.rows;
    part.rows = null;
    String table = Tables.write(rows, config.markdown());
    if (!table.isEmpty()) {
      block(table);
    }
    due(2);
  }
}
