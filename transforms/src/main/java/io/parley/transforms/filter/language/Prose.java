package io.parley.transforms.filter.language;

import java.util.Arrays;

/**
 * A bounded part of a text's prose, and how many letters of each script it has. Code, stack traces,
 * links, tags and names of things are in no language and left out. One object is filled again and
 * again, by one thread.
 */
final class Prose {
  /**
   * The most letters taken, but for the rest of a word, so that a long quotation does not speak for
   * everybody. Twice as many make 0.1% more of labelled turns right and take half as long again.
   */
  static final int LETTERS = 120;

  /** A bound on letters, spaces and marks, where a text has little else than marks. */
  private static final int CHARS = 4 * LETTERS;

  /** A longer run of Latin without a space is a key, a path or noise. */
  private static final int WORD_CHARS = 40;

  /** What Markdown takes for code. */
  private static final int CODE_INDENT = 4;

  private static final int FENCE_MARKS = 3;

  private final char[] text = new char[CHARS + WORD_CHARS + 2];
  private int length;
  private final int[] letters = new int[Script.COUNT];
  private int total;

  /** The letters with one space after each word, in the case they were written in. */
  char[] text() {
    return text;
  }

  /** How many of {@link #text()} are in use. */
  int length() {
    return length;
  }

  /** Letters by the ordinal of their {@link Script}. */
  int[] letters() {
    return letters;
  }

  /** All letters. */
  int total() {
    return total;
  }

  /** Forgets the text before and reads this one. */
  void read(String prose) {
    Arrays.fill(letters, 0);
    total = 0;
    length = 0;
    boolean afterBlank = true;
    int at = 0;
    while (at < prose.length() && !full()) {
      int lineEnd = prose.indexOf('\n', at);
      int end = lineEnd < 0 ? prose.length() : lineEnd;
      int first = pastBlanks(prose, at, end);
      int next = end + 1;
      boolean code = false;
      if (first < end) {
        if (isFence(prose, first, end)) {
          next = pastFence(prose, first, end);
        } else if (CodeLines.isCode(prose, at, first, end, afterBlank)) {
          code = true;
        } else {
          readLine(prose, first, end);
        }
        endWord();
      }
      afterBlank = first == end || code && afterBlank;
      at = next;
    }
  }

  private boolean full() {
    return total >= LETTERS || length >= CHARS;
  }

  private static int pastBlanks(String prose, int from, int end) {
    int at = from;
    while (at < end && (prose.charAt(at) == ' ' || prose.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  private static boolean isFence(String prose, int at, int end) {
    char mark = prose.charAt(at);
    return (mark == '`' || mark == '~') && run(prose, at, end) >= FENCE_MARKS;
  }

  private static int run(String prose, int from, int end) {
    int at = from;
    while (at < end && prose.charAt(at) == prose.charAt(from)) {
      at++;
    }
    return at - from;
  }

  /** After the line that closes a fenced block, or the end where none does. */
  private static int pastFence(String prose, int open, int openEnd) {
    int marks = run(prose, open, openEnd);
    int at = openEnd + 1;
    while (at < prose.length()) {
      int lineEnd = prose.indexOf('\n', at);
      int end = lineEnd < 0 ? prose.length() : lineEnd;
      int first = pastBlanks(prose, at, end);
      if (first < end
          && prose.charAt(first) == prose.charAt(open)
          && run(prose, first, end) >= marks) {
        return end + 1;
      }
      at = end + 1;
    }
    return prose.length();
  }

  private void readLine(String prose, int from, int end) {
    int at = from;
    while (at < end && !full()) {
      char c = prose.charAt(at);
      if (c == '`') {
        at = pastCode(prose, at, end);
      } else if (Western.isPartOfWord(c)) {
        at = readWord(prose, at, end);
      } else {
        at = readCharacter(prose, at);
      }
    }
  }

  /** After an inline code span, or after the backtick where its line closes none. */
  private int pastCode(String prose, int from, int end) {
    endWord();
    int close = prose.indexOf('`', from + 1);
    return close < 0 || close >= end ? from + 1 : close + 1;
  }

  private int readWord(String prose, int from, int lineEnd) {
    int end = Western.wordEnd(prose, from, lineEnd);
    if (end - from <= WORD_CHARS && !Western.isTechnical(prose, from, end)) {
      for (int i = from; i < end; i++) {
        char c = prose.charAt(i);
        add(c, Script.classOf(c));
      }
    }
    return end;
  }

  private int readCharacter(String prose, int at) {
    char c = prose.charAt(at);
    byte kind = Script.classOf(c);
    if (kind == Script.SURROGATE) {
      int codePoint = prose.codePointAt(at);
      kind = Script.classOf(codePoint);
      if (kind >= 0) {
        letters[kind]++;
        total++;
      } else if (kind == Script.BREAK) {
        endWord();
      }
      return at + Character.charCount(codePoint);
    }
    add(c, kind);
    return at + 1;
  }

  private void add(char c, byte kind) {
    if (kind >= 0) {
      letters[kind]++;
      total++;
      text[length++] = c;
    } else if (kind == Script.BREAK) {
      endWord();
    } else if (length < CHARS) {
      text[length++] = c;
    }
  }

  private void endWord() {
    if (length > 0 && text[length - 1] != ' ') {
      text[length++] = ' ';
    }
  }

  /** Lines that are a program's, whether somebody marked them as such or not. */
  private static final class CodeLines {
    private CodeLines() {}

    /**
     * Whether a line is code: indented as Markdown has it (after an empty line, and no item of a
     * list), a frame of a stack trace, or a statement by how it ends.
     */
    static boolean isCode(String prose, int start, int first, int end, boolean afterBlank) {
      if (afterBlank
          && indent(prose, start, first) >= CODE_INDENT
          && !isItem(prose.charAt(first))) {
        return true;
      }
      int last = end - 1;
      while (last > first && prose.charAt(last) <= ' ') {
        last--;
      }
      return switch (prose.charAt(last)) {
        case '{', '}' -> true;
        case ';' -> contains(prose, '=', first, last) || contains(prose, '(', first, last);
        case ')' -> prose.startsWith("at ", first) && contains(prose, '.', first, last);
        default -> first > start && prose.startsWith("File \"", first);
      };
    }

    private static int indent(String prose, int start, int first) {
      int columns = 0;
      for (int i = start; i < first; i++) {
        columns += prose.charAt(i) == '\t' ? CODE_INDENT : 1;
      }
      return columns;
    }

    private static boolean isItem(char c) {
      return c == '-' || c == '*' || c == '+' || c == '•' || c >= '0' && c <= '9';
    }

    private static boolean contains(String prose, char c, int from, int end) {
      for (int i = from; i < end; i++) {
        if (prose.charAt(i) == c) {
          return true;
        }
      }
      return false;
    }
  }
}
