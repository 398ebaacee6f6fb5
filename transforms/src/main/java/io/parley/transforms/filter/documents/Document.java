package io.parley.transforms.filter.documents;

import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as rules for web pages see it: words between white space, lines, paragraphs. Those rules
 * were made for English. Here a run of Chinese, Japanese or Korean characters is cut into words of
 * two from its start, which is about as long as words are there, and needs no dictionary; where
 * widths count, such a character is two.
 */
final class Document {
  private static final String TERMINAL = ".!?\"\u201d\u2026\u3002\uFF01\uFF1F\u300d\u300f\uFF0E";
  private static final int CJK_WORD = 2;

  private final String text;
  private final String language;
  private final List<String> words;
  private final List<String> lines;
  private final List<String> paragraphs;

  Document(String text, String language) {
    this.text = text;
    this.language = language;
    words = wordsOf(text);
    lines = parts(text, "\n");
    paragraphs = parts(text, "\n\n");
  }

  String text() {
    return text;
  }

  boolean isEnglish() {
    return "en".equals(language);
  }

  List<String> words() {
    return words;
  }

  /** Without white space around them, and without empty ones. */
  List<String> lines() {
    return lines;
  }

  /** What stands between blank lines. */
  List<String> paragraphs() {
    return paragraphs;
  }

  /** Whether a line ends as sentences do, in either script. */
  static boolean endsSentence(String line) {
    return !line.isEmpty() && TERMINAL.indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  /**
   * How often a sentence ends in a line: at its end, at a mark before a space, or a Chinese one.
   */
  static int sentences(String line) {
    int sentences = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean chinese = c == '\u3002' || c == '\uFF01' || c == '\uFF1F';
      boolean mark = c == '.' || c == '!' || c == '?' || chinese;
      boolean last = i + 1 == line.length();
      boolean more = !last && TERMINAL.indexOf(line.charAt(i + 1)) >= 0;
      sentences += mark && !more && (last || chinese || line.charAt(i + 1) == ' ') ? 1 : 0;
      // an end of direct speech counts once, with the mark before it
      sentences += last && !mark && endsSentence(line) ? 1 : 0;
    }
    return sentences;
  }

  /** Characters, of which Chinese ones count twice. */
  static int width(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      width += Texts.isCjk(line.charAt(i)) ? 2 : 1;
    }
    return width;
  }

  static List<String> wordsOf(String text) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int end = i + 1;
      if (Texts.isCjk(c)) {
        while (end < text.length() && end < i + CJK_WORD && Texts.isCjk(text.charAt(end))) {
          end++;
        }
        words.add(text.substring(i, end));
      } else if (!isGap(c)) {
        while (end < text.length() && !isGap(text.charAt(end)) && !Texts.isCjk(text.charAt(end))) {
          end++;
        }
        words.add(text.substring(i, end));
      }
      i = end;
    }
    return words;
  }

  /** White space, and the signs that stand between Chinese words without any. */
  private static boolean isGap(char c) {
    return Texts.isSpace(c)
        || c >= 0x3000 && c <= 0x303F && !Texts.isCjk(c)
        || c >= 0xFF01 && c <= 0xFF0F
        || c >= 0xFF1A && c <= 0xFF20;
  }

  private static List<String> parts(String text, String gap) {
    List<String> parts = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf(gap, start);
      end = end < 0 ? text.length() : end;
      String part = Texts.strip(text.substring(start, end));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      start = end + gap.length();
    }
    return List.copyOf(parts);
  }
}
