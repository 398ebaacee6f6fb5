package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Fences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Turns Markdown as Reddit's users write it into readable text: CommonMark, with superscripts,
 * spoilers, tables and strikethrough, and more forgiving where Reddit was.
 *
 * <ul>
 *   <li>Lines stay where they were typed: who starts a new line means it.
 *   <li>Lists keep {@code - } and their numbers, tables their bars, quotes their {@code > }, code
 *       its fences and backticks. Emphasis, headings' signs and link targets go, and what links say
 *       stays.
 *   <li>Only lines with {@code >} belong to a quote. CommonMark counts the lines after it too, but
 *       who answers right below a quote means to answer.
 * </ul>
 *
 * Linear in the length of the text.
 */
final class MarkdownText {
  /** Quotes in quotes, and lists in lists, are not followed deeper. */
  private static final int MAX_DEPTH = 8;

  private final String text;
  private final int nesting;
  private final MarkupConfig config;
  private final Predicate<String> repeated;
  private final Map<String, String> references;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();

  /** Where the markers and the contents of the open list items stand. */
  private int[] markers = new int[8];

  private int[] contents = new int[8];
  private int depth;

  /** The list marker to write before the next text; null where none waits. */
  private String marker;

  private boolean blank = true; // before the text, as after an empty line

  private MarkdownText(
      String text,
      int nesting,
      MarkupConfig config,
      Predicate<String> repeated,
      Map<String, String> references) {
    this.text = text;
    this.nesting = nesting;
    this.config = config;
    this.repeated = repeated;
    this.references = references;
  }

  /**
   * Reads a post.
   *
   * @param text with {@code \n} line ends
   * @param repeated tells the quotes, as plain text, that are to be left out
   */
  static String read(String text, MarkupConfig config, Predicate<String> repeated) {
    MarkupConfig plain = new MarkupConfig(MarkupMode.TEXT, config.links(), config.unwrap());
    return new MarkdownText(text, 0, plain, repeated, LinkDefinitions.of(text)).read();
  }

  private String read() {
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      start = line(start, end);
    }
    flush();
    return out.toString();
  }

  /** Takes the block or line at an index; gives where the next one starts. */
  private int line(int start, int end) {
    int from = start;
    int column = 0;
    while (from < end && Chars.isSpace(text.charAt(from))) {
      column += text.charAt(from) == '\t' ? 4 - column % 4 : 1;
      from++;
    }
    if (from == end) {
      flush();
      blank = true;
      return end + 1;
    }
    int items = depth;
    while (items > 0 && column < Math.min(contents[items - 1], markers[items - 1] + 2)) {
      items--;
    }
    int inner = column - (items == 0 ? 0 : contents[items - 1]);
    boolean open = paragraph.length() > 0;
    if (inner >= 4 && !open) {
      leave(items);
      return indentedCode(start, items == 0 ? 4 : contents[items - 1] + 4);
    }
    if (inner < 4 || depth > 0) {
      int next = block(start, from, end, column, items);
      if (next > 0) {
        return next;
      }
    }
    if (open) {
      if (isUnderline(from, end)) {
        flush();
        blank = true;
        return end + 1;
      }
      paragraph.append('\n');
    } else {
      leave(items);
    }
    paragraph.append(text, from, end);
    return end + 1;
  }

  /** Takes what can begin at any line, also right under a paragraph; 0 where nothing does. */
  private int block(int start, int from, int end, int column, int items) {
    char c = text.charAt(from);
    switch (c) {
      case '`', '~' -> {
        if (!Fences.opens(text, from, end)) {
          return 0;
        }
        enter(items);
        return fencedCode(from, end, column);
      }
      case '#' -> {
        int level = from;
        while (level < end && text.charAt(level) == '#') {
          level++;
        }
        int signs = level - from;
        // "#word" may be a tag; "##word" is a heading that Reddit took.
        if (signs > 6 || level == end || signs == 1 && !Chars.isSpace(text.charAt(level))) {
          return 0;
        }
        enter(items);
        paragraph.append(text, level, end);
        trimHeading();
        flush();
        return end + 1;
      }
      case '>' -> {
        if (nesting == MAX_DEPTH || !Quotes.opens(text, from)) {
          return 0;
        }
        enter(items);
        return quote(start);
      }
      case '|' -> {}
      case '$', '\\' -> {
        int next = formula(from, end, items);
        if (next > 0) {
          return next;
        }
      }
      case '-', '*', '_' -> {
        if (isRule(from, end)) {
          enter(items);
          blank = true;
          return end + 1;
        }
      }
      case '[' -> {
        if (LinkDefinitions.is(text, from, end)) {
          flush();
          return end + 1;
        }
      }
      default -> {}
    }
    if (paragraph.length() == 0 && isTable(from, end)) {
      enter(items);
      return table(from, end);
    }
    return item(from, end, column, items);
  }

  /** Ends the paragraph, and the list items that a block outside of them ends. */
  private void enter(int items) {
    flush();
    leave(items);
  }

  private void leave(int items) {
    if (items < depth) {
      depth = items;
      marker = null;
    }
  }

  private int item(int from, int end, int column, int items) {
    int after = from;
    char c = text.charAt(from);
    if (c == '-' || c == '*' || c == '+') {
      after++;
    } else {
      while (after < end && after - from < 9 && Chars.isDigit(text.charAt(after))) {
        after++;
      }
      if (after == from || after == end || text.charAt(after) != '.' && text.charAt(after) != ')') {
        return 0;
      }
      after++;
    }
    if (after < end && !Chars.isSpace(text.charAt(after))) {
      return 0;
    }
    boolean bullet = after == from + 1;
    if (after == end
        || paragraph.length() > 0 && !bullet && !(after == from + 2 && c == '1') && depth == 0) {
      return 0; // a number that happens to begin a line
    }
    int content = after;
    while (content < end && Chars.isSpace(text.charAt(content))) {
      content++;
    }
    if (content == end) {
      return 0;
    }
    enter(items);
    if (depth == markers.length) {
      markers = Arrays.copyOf(markers, depth * 2);
      contents = Arrays.copyOf(contents, depth * 2);
    }
    boolean nests = depth < MAX_DEPTH;
    if (nests) {
      markers[depth] = column;
      contents[depth] = column + (content - after > 4 ? after - from + 1 : content - from);
      depth++;
    }
    marker = bullet ? "- " : text.substring(from, after) + " ";
    // What follows may itself be a quote, a heading or another list.
    int next = nests ? block(content, content, end, contents[depth - 1], depth) : 0;
    if (next > 0) {
      return next;
    }
    paragraph.append(text, content, end);
    return end + 1;
  }

  private int indentedCode(int start, int indent) {
    StringBuilder code = new StringBuilder();
    int length = 0;
    int next = start;
    while (next <= text.length()) {
      int end = Chars.lineEnd(text, next);
      int from = next;
      int column = 0;
      while (from < end && column < indent && Chars.isSpace(text.charAt(from))) {
        column += text.charAt(from) == '\t' ? 4 - column % 4 : 1;
        from++;
      }
      boolean empty = isBlank(from, end);
      if (column < indent && !empty) {
        break;
      }
      code.append(empty ? "" : text.substring(from, end)).append('\n');
      if (!empty) {
        length = code.length() - 1;
      }
      next = end + 1;
      if (!empty) {
        start = next;
      }
    }
    code.setLength(length);
    writeCode("", code.toString());
    return start;
  }

  private int fencedCode(int from, int end, int column) {
    Fences fences = new Fences();
    fences.take(text, from, end);
    int run = Fences.run(text, from, end);
    StringBuilder code = new StringBuilder();
    int next = end + 1;
    while (next <= text.length()) {
      int lineEnd = Chars.lineEnd(text, next);
      fences.take(text, next, lineEnd);
      if (!fences.inside()) {
        next = lineEnd + 1;
        break;
      }
      int inner = next;
      while (inner < lineEnd && inner - next < column && text.charAt(inner) == ' ') {
        inner++;
      }
      code.append(text, inner, lineEnd).append('\n');
      next = lineEnd + 1;
    }
    int length = code.length();
    while (length > 0 && code.charAt(length - 1) == '\n') {
      length--;
    }
    code.setLength(length);
    writeCode(language(from + run, end), code.toString());
    return next;
  }

  private String language(int from, int end) {
    int start = from;
    while (start < end && Chars.isSpace(text.charAt(start))) {
      start++;
    }
    int to = start;
    while (to < end && !Chars.isSpace(text.charAt(to))) {
      to++;
    }
    return text.substring(start, to);
  }

  private void writeCode(String language, String code) {
    if (code.isBlank()) {
      return;
    }
    StringBuilder block = new StringBuilder(code.length() + 16);
    Fences.write(language, code, block);
    write(block.toString());
  }

  /** Takes a formula on lines of its own; 0 where none begins. */
  private int formula(int from, int end, int items) {
    int environment = text.startsWith("\\begin{", from) ? text.indexOf('}', from) : -1;
    int close =
        environment > 0 && environment < end
            ? Formulas.environmentEnd(text, from, environment)
            : Formulas.end(text, from);
    if (close <= end || !isBlank(close, Chars.lineEnd(text, close))) {
      return 0; // that of a single line is read with its paragraph
    }
    enter(items);
    write(text.substring(from, close));
    return Chars.lineEnd(text, close) + 1;
  }

  private int quote(int start) {
    StringBuilder inner = new StringBuilder();
    int next = start;
    while (next <= text.length()) {
      int end = Chars.lineEnd(text, next);
      int from = next;
      while (from < end && Chars.isSpace(text.charAt(from))) {
        from++;
      }
      if (from == end || text.charAt(from) != '>' || next != start && !Quotes.opens(text, from)) {
        break;
      }
      from++;
      if (from < end && text.charAt(from) == ' ') {
        from++;
      }
      inner.append(text, from, end).append('\n');
      next = end + 1;
    }
    String quote =
        new MarkdownText(inner.toString(), nesting + 1, config, repeated, references).read();
    if (quote.isEmpty() || repeated.test(quote)) {
      blank = true;
      return next;
    }
    blank |= out.length() > 0;
    write(Quotes.mark(quote));
    blank = true; // else the text below would look like more of it
    return next;
  }

  private boolean isTable(int from, int end) {
    if (end == text.length() || !hasBar(from, end)) {
      return false;
    }
    return isDelimiterRow(end + 1, Chars.lineEnd(text, end + 1));
  }

  private boolean hasBar(int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '|') {
        return true;
      }
    }
    return false;
  }

  private boolean isDelimiterRow(int from, int end) {
    boolean bar = false;
    boolean dash = false;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      bar |= c == '|';
      dash |= c == '-';
      if (c != '|' && c != '-' && c != ':' && !Chars.isSpace(c)) {
        return false;
      }
    }
    return bar && dash;
  }

  private int table(int from, int end) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(from, end));
    int next = Chars.lineEnd(text, end + 1) + 1;
    while (next <= text.length()) {
      int lineEnd = Chars.lineEnd(text, next);
      if (!hasBar(next, lineEnd)) {
        break;
      }
      rows.add(row(next, lineEnd));
      next = lineEnd + 1;
    }
    String table = Tables.write(rows, false);
    if (!table.isEmpty()) {
      write(table);
    }
    return next;
  }

  private List<String> row(int from, int end) {
    List<String> row = new ArrayList<>();
    int cell = from;
    for (int i = from; i <= end; i++) {
      if (i < end && (text.charAt(i) != '|' || i > from && text.charAt(i - 1) == '\\')) {
        continue;
      }
      boolean outer = isBlank(cell, i) && (cell == from || i == end);
      if (!outer) {
        row.add(MarkdownInline.read(text.substring(cell, i).strip(), references, config));
      }
      cell = i + 1;
    }
    return row;
  }

  private boolean isBlank(int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Chars.isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Three or more of one of {@code - * _}, with or without spaces. */
  private boolean isRule(int from, int end) {
    char mark = text.charAt(from);
    int count = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == mark) {
        count++;
      } else if (!Chars.isSpace(c)) {
        return false;
      }
    }
    return count >= 3;
  }

  /** A line of {@code =} under a heading. One of {@code -} has been taken as a rule. */
  private boolean isUnderline(int from, int end) {
    int to = from;
    while (to < end && text.charAt(to) == '=') {
      to++;
    }
    return to - from >= 3 && isBlank(to, end);
  }

  private void trimHeading() {
    int end = paragraph.length();
    while (end > 0 && Chars.isSpace(paragraph.charAt(end - 1))) {
      end--;
    }
    int signs = end;
    while (signs > 0 && paragraph.charAt(signs - 1) == '#') {
      signs--;
    }
    if (signs < end && (signs == 0 || Chars.isSpace(paragraph.charAt(signs - 1)))) {
      end = signs;
    }
    paragraph.setLength(end);
  }

  private void flush() {
    if (paragraph.length() == 0) {
      return;
    }
    String read = MarkdownInline.read(paragraph.toString(), references, config).strip();
    paragraph.setLength(0);
    if (!read.isEmpty()) {
      write(read);
    }
  }

  /** Writes a block, indented as its list item wants it. */
  private void write(String block) {
    if (out.length() > 0) {
      out.append(blank ? "\n\n" : "\n");
    }
    blank = false;
    String indent = "  ".repeat(depth);
    if (marker != null) {
      out.append("  ".repeat(depth - 1)).append(marker);
      marker = null;
    } else {
      out.append(indent);
    }
    out.append(indent.isEmpty() ? block : block.replace("\n", "\n" + indent));
  }
}
