package io.parley.transforms.clean.text;

import java.util.List;
import java.util.Locale;

/**
 * Undoes escaping that happened once too often: character references in text that is no longer
 * markup. The references themselves decide, over the whole text: <code>don&amp;#39;t</code>, <code>
 * R&amp;amp;B</code>, <code>caf&amp;eacute;</code> are nobody's typing, and then all are decoded,
 * again while they still are such. A text that has bare signs beside them, speaks of escaping, or
 * shows references by themselves (<code>&amp;lt;b&amp;gt;</code>, <code>use &amp;quot; here</code>)
 * means them. Code is left alone.
 */
public final class Escapes {
  private static final int MAX_LAYERS = 8;

  /** Who speaks of these means the references that he writes. */
  private static final List<String> CUES = List.of("html", "xml", "entit", "escap", "encod");

  /** Words before a reference that is spoken of: "use &amp; instead". */
  private static final List<String> SPEAKING =
      List.of("use", "the", "type", "write", "with", "as", "to", "an", "like", "or", "and", "a");

  private final String text;
  private final CodeSpans code;
  private int lineStart;
  private int lineEnd = -1;

  private Escapes(String text) {
    this.text = text;
    this.code = CodeSpans.of(text);
  }

  public static String undo(String text) {
    String current = text;
    for (int layer = 0; layer < MAX_LAYERS && mayEscape(current); layer++) {
      Escapes escapes = new Escapes(current);
      if (!escapes.areTooMany()) {
        break;
      }
      current = escapes.decode();
    }
    return current;
  }

  private static boolean mayEscape(String text) {
    int at = text.indexOf('&');
    return at >= 0 && text.indexOf(';', at) > 0;
  }

  private boolean areTooMany() {
    boolean typed = false;
    StringBuilder value = new StringBuilder();
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      if (isCode(at)) {
        continue;
      }
      value.setLength(0);
      int end = innermost(at, value);
      if (end == at) {
        return false; // who escapes escapes every ampersand
      }
      typed |= !value.isEmpty() && isUntypable(at, end, value.charAt(0));
      at = end - 1;
    }
    if (!typed || hasTag()) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return CUES.stream().noneMatch(lower::contains);
  }

  /** The end and value of a reference through all its layers, <code>&amp;amp;amp;quot;</code>. */
  private int innermost(int at, StringBuilder value) {
    int end = Entities.decodeAt(text, at, value);
    int inner = at + 1;
    while (end > at && text.startsWith("amp;", inner)) {
      StringBuilder next = new StringBuilder();
      String unescaped = "&" + text.substring(inner + 4, Math.min(text.length(), inner + 44));
      int length = Entities.decodeAt(unescaped, 0, next);
      if (length == 0) {
        break;
      }
      inner += 4;
      end = inner + length - 1;
      value.setLength(0);
      value.append(next);
    }
    return end;
  }

  /** Whether nobody types a reference where this one is, unless to be decoded. */
  private boolean isUntypable(int at, int end, char value) {
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    boolean left = Character.isLetterOrDigit(before);
    boolean right = Character.isLetterOrDigit(after);
    return switch (value) {
      case '<', '>' -> false;
      case '&' -> left && right || before == ' ' && after == ' ' && joinsWords(at, end);
      case '\'', '’', '‘' -> left && (right || after == ' ') || before == ' ' && right;
      default -> left || right;
    };
  }

  private boolean joinsWords(int at, int end) {
    if (at < 2
        || end + 1 >= text.length()
        || !Character.isLetterOrDigit(text.charAt(at - 2))
        || !Character.isLetterOrDigit(text.charAt(end + 1))) {
      return false;
    }
    int start = text.lastIndexOf(' ', at - 2) + 1;
    return !SPEAKING.contains(text.substring(start, at - 1).toLowerCase(Locale.ROOT));
  }

  private boolean hasTag() {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      if (!isCode(at) && (Chars.isAsciiLetter(next) && !isTag(at) || next == '/')) {
        return true;
      }
    }
    return false;
  }

  /** Our own stand-ins for private data, such as {@code <EMAIL>}. */
  private boolean isTag(int at) {
    int i = at + 1;
    while (i < text.length()
        && (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z' || text.charAt(i) == '_')) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '>';
  }

  private boolean isCode(int at) {
    if (code.contain(at)) {
      return true;
    }
    if (at < lineStart || at > lineEnd) {
      lineStart = text.lastIndexOf('\n', at) + 1;
      lineEnd = Chars.lineEnd(text, at);
    }
    return text.startsWith("    ", lineStart) || text.startsWith("\t", lineStart);
  }

  private String decode() {
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', Math.max(at + 1, done))) {
      if (!isCode(at)) {
        out.append(text, done, at);
        done = Entities.decodeAt(text, at, out);
      }
    }
    return out.append(text, done, text.length()).toString();
  }
}
