package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Backticks;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Entities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads the inside of a Markdown paragraph: emphasis, links, escapes and the like become what a
 * reader sees; where Markdown stays, only links and character references do. Inline code keeps its
 * backticks, so that code still looks like code, and formulas stay. One pass, and CommonMark's
 * delimiter stack for emphasis: linear.
 */
final class MarkdownInline {
  /** Stands where a character of markup was, until the end. */
  private static final char GONE = '\0';

  /** Longer labels are nobody's; a limit keeps comparing them linear. */
  private static final int MAX_LABEL = 200;

  /** Without one of these a paragraph stays as it is. */
  private static final boolean[] TRIGGERS = flags("\\`*_~^[]<&" + GONE);

  /** With one of them, these need a look. */
  private static final boolean[] SPECIAL = flags("\\`*_~^[]()!<>&h$" + GONE);

  private final String text;
  private final Map<String, String> references;
  private final MarkupConfig config;

  /** Whether Markdown stays. */
  private final boolean keep;

  private final StringBuilder out;
  private final Emphasis emphasis = new Emphasis();
  private final List<Bracket> brackets = new ArrayList<>();

  /** Where open parentheses stand in {@code out}; negative and less one where one is markup. */
  private int[] parentheses = new int[8];

  private int depth;
  private Backticks backticks;
  private final int lastSpoilerEnd;
  private int openSpoilers;

  private record Bracket(int position, boolean image) {}

  private MarkdownInline(String text, Map<String, String> references, MarkupConfig config) {
    this.text = text;
    this.references = references;
    this.config = config;
    this.keep = config.markdown();
    this.out = new StringBuilder(text.length());
    this.lastSpoilerEnd = text.lastIndexOf("!<");
  }

  /**
   * What a reader sees.
   *
   * @param references where the link definitions of the whole post lead, by lower-case label
   */
  static String read(String text, Map<String, String> references, MarkupConfig config) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && TRIGGERS[c]) {
        return new MarkdownInline(text, references, config).read();
      }
    }
    return text;
  }

  private String read() {
    int length = text.length();
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> i = escape(i);
        case '`' -> i = code(i);
        case '$' -> i = formula(i);
        case '*', '_', '~' -> i = keep ? copy(i) : delimiter(i);
        case '^' -> i = keep ? copy(i) : superscript(i);
        case '!' -> i = exclamation(i);
        case '[' -> {
          brackets.add(new Bracket(out.length(), false));
          out.append(c);
          i++;
        }
        case ']' -> i = closeBracket(i);
        case '(' -> {
          open(out.length());
          out.append(c);
          i++;
        }
        case ')' -> {
          closeParenthesis();
          i++;
        }
        case '<' -> i = autolink(i);
        case '>' -> i = keep ? copy(i) : spoiler(i);
        case '&' -> {
          int end = Entities.decodeAt(text, i, out);
          if (end == i) {
            out.append(c);
            end++;
          }
          i = end;
        }
        case 'h' -> i = address(i);
        case GONE -> i++;
        default -> {
          int plain = i + 1;
          while (plain < length && (text.charAt(plain) >= 0x80 || !SPECIAL[text.charAt(plain)])) {
            plain++;
          }
          out.append(text, i, plain);
          i = plain;
        }
      }
    }
    emphasis.resolve(out, GONE);
    return compact();
  }

  private static boolean[] flags(String characters) {
    boolean[] flags = new boolean[0x80];
    characters.chars().forEach(c -> flags[c] = true);
    return flags;
  }

  private String compact() {
    int to = 0;
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c != GONE) {
        out.setCharAt(to++, c);
      }
    }
    out.setLength(to);
    return out.toString();
  }

  private char at(int index) {
    return index < 0 || index >= text.length() ? '\n' : text.charAt(index);
  }

  private int copy(int i) {
    out.append(text.charAt(i));
    return i + 1;
  }

  private int formula(int i) {
    int end = Math.max(i + 1, Formulas.end(text, i));
    out.append(text, i, end);
    return end;
  }

  private int escape(int i) {
    char next = at(i + 1);
    int end = next == '(' || next == '[' ? Formulas.end(text, i) : i;
    if (keep || end > i) {
      end = Math.max(end, Math.min(i + 2, text.length()));
      out.append(text, i, end);
      return end;
    }
    if (i + 1 == text.length() || !Chars.isAsciiPunctuation(next) && next != '\n') {
      out.append('\\');
      return i + 1;
    }
    if (next == '\n') {
      return i + 1; // a hard break; the line ends anyway
    }
    if (next == '_' && out.length() > 0 && out.charAt(out.length() - 1) == '¯') {
      out.append('\\'); // the shrug lost its arm to Markdown often enough
    }
    out.append(next);
    return i + 2;
  }

  private int code(int i) {
    if (backticks == null) {
      backticks = new Backticks(text, i, text.length());
    }
    int length = Backticks.length(text, i, text.length());
    int partner = backticks.partner(i);
    int end = partner < 0 ? i + length : partner + length;
    out.append(text, i, end);
    return end;
  }

  private int delimiter(int i) {
    char mark = text.charAt(i);
    int end = i + 1;
    while (at(end) == mark) {
      end++;
    }
    int count = end - i;
    char before = at(i - 1);
    char after = at(end);
    boolean spaceBefore = Chars.isSpace(before);
    boolean spaceAfter = Chars.isSpace(after);
    // Chinese and Japanese set no spaces around emphasis: outside, their letters count as a gap.
    boolean gapBefore = spaceBefore || Chars.isPunctuation(before) || Chars.isCjk(before);
    boolean gapAfter = spaceAfter || Chars.isPunctuation(after) || Chars.isCjk(after);
    boolean left = !spaceAfter && (!Chars.isPunctuation(after) || gapBefore);
    boolean right = !spaceBefore && (!Chars.isPunctuation(before) || gapAfter);
    boolean opens = left;
    boolean closes = right;
    if (mark == '_') {
      opens = left && (!right || Chars.isPunctuation(before));
      closes = right && (!left || Chars.isPunctuation(after));
      if (count == 2 && opens && isDunder(end)) {
        int close = text.indexOf("__", end) + 2;
        out.append(text, i, close);
        return close;
      }
    } else if (mark == '~') {
      opens &= count == 2;
      closes &= count == 2;
    } else if (Chars.isAsciiAlnum(before) && Chars.isAsciiAlnum(after)) {
      boolean operator = isOperator(i, end);
      opens &= !operator && count == 1; // a longer run censors a word: s**t
      closes &= !operator;
    }
    if (opens || closes) {
      emphasis.add(mark, out.length(), count, opens, closes);
    }
    out.append(text, i, end);
    return end;
  }

  /** Whether {@code __} begins one of Python's names, such as {@code __init__}. */
  private boolean isDunder(int from) {
    int i = from;
    while (at(i) >= 'a' && at(i) <= 'z' || at(i) == '_' && at(i + 1) != '_') {
      i++;
    }
    return i > from + 2 && at(i) == '_' && at(i + 1) == '_' && !Chars.isWord(at(i + 2));
  }

  /** Whether asterisks inside a word multiply (2*3, a*b, x**2) or stand for a letter (f*ck). */
  private boolean isOperator(int start, int end) {
    return Chars.isDigit(at(start - 1))
        || Chars.isDigit(at(end))
        || end - start == 1
            && (!Chars.isAsciiAlnum(at(start - 2)) || !Chars.isAsciiAlnum(at(end + 1)));
  }

  /** Drops the sign of a superscript, but keeps exponents (x^2) and faces (^_^). */
  private int superscript(int i) {
    int end = i + 1;
    while (at(end) == '^') {
      end++;
    }
    char before = at(i - 1);
    char after = at(end);
    boolean exponent = end == i + 1 && (Chars.isWord(before) || before == ')' || before == ']');
    boolean face = at(end + 1) == '^';
    boolean text =
        Chars.isWord(after) && after != '_' || Chars.isCjk(after) || "(*[~".indexOf(after) >= 0;
    if (exponent || face || !text) {
      out.append(this.text, i, end);
      return end;
    }
    if (after == '(') {
      open(-out.length() - 1);
      out.append('(');
      return end + 1;
    }
    return end;
  }

  private void open(int position) {
    if (depth == parentheses.length) {
      parentheses = Arrays.copyOf(parentheses, depth * 2);
    }
    parentheses[depth++] = position;
  }

  private void closeParenthesis() {
    if (depth > 0) {
      int position = parentheses[--depth];
      if (position < 0) {
        if (-position - 1 < out.length()) {
          out.setCharAt(-position - 1, GONE);
        }
        return;
      }
    }
    out.append(')');
  }

  private int exclamation(int i) {
    if (at(i + 1) == '[') {
      brackets.add(new Bracket(out.length(), true));
      out.append("![");
      return i + 2;
    }
    if (at(i + 1) == '<' && openSpoilers > 0 && !keep) {
      openSpoilers--;
      return i + 2;
    }
    out.append('!');
    return i + 1;
  }

  private int spoiler(int i) {
    if (at(i + 1) == '!' && i + 2 <= lastSpoilerEnd) {
      openSpoilers++;
      return i + 2;
    }
    out.append('>');
    return i + 1;
  }

  private int closeBracket(int i) {
    Bracket bracket = brackets.isEmpty() ? null : brackets.remove(brackets.size() - 1);
    if (bracket != null) {
      int open = at(i + 1) == '(' ? i + 1 : isSpacedTarget(i + 1) ? i + 2 : -1;
      MarkdownTarget target = open < 0 ? null : MarkdownTarget.parse(text, open);
      if (target != null) {
        link(bracket, target, i);
        return target.end();
      }
      target = reference(bracket, i);
      if (target != null) {
        link(bracket, target, i);
        return target.end();
      }
    }
    out.append(']');
    return i + 1;
  }

  /** {@code [text] (http://...)}: no Markdown, but meant. */
  private boolean isSpacedTarget(int i) {
    return at(i) == ' ' && at(i + 1) == '(' && text.startsWith("http", i + 2);
  }

  /** Where a reference link leads whose text closes at {@code i}; null where it is none. */
  private MarkdownTarget reference(Bracket bracket, int i) {
    if (references.isEmpty()) {
      return null;
    }
    if (at(i + 1) == '[') {
      int close = text.indexOf(']', i + 2);
      if (close > i + 2 && close < i + MAX_LABEL) {
        String address = references.get(MarkdownTarget.label(text, i + 2, close));
        if (address != null) {
          return new MarkdownTarget(address, "", close + 1);
        }
      }
    }
    int start = bracket.position() + (bracket.image() ? 2 : 1);
    String address =
        out.length() - start < MAX_LABEL
            ? references.get(MarkdownTarget.label(out, start, out.length()))
            : null;
    int end = text.startsWith("[]", i + 1) ? i + 3 : i + 1;
    return address == null ? null : new MarkdownTarget(address, "", end);
  }

  /** Writes what is left of a link or image whose text, the last in {@code out}, ends at i. */
  private void link(Bracket bracket, MarkdownTarget target, int i) {
    int position = bracket.position();
    int start = position + (bracket.image() ? 2 : 1);
    String label = out.substring(start);
    if (bracket.image() && (target.isEmote() || !Links.isDescription(label))) {
      cut(position);
      return;
    }
    if (keep && config.links() == LinkMode.TARGET) {
      out.append(text, i, target.end());
      return;
    }
    boolean leads = !bracket.image() && Links.showsTarget(label, target.address(), config);
    if (leads && keep) {
      out.append("](").append(Links.escaped(target.address())).append(')');
      return;
    }
    for (int k = position; k < start; k++) {
      out.setCharAt(k, GONE);
    }
    if (target.isSpoiler()) {
      out.append(start == out.length() ? "" : ": ").append(target.title());
    } else if (leads && start == out.length()) {
      out.append(target.address());
    } else if (leads) {
      out.append(" (").append(target.address()).append(')');
    }
  }

  private void cut(int position) {
    out.setLength(position);
    emphasis.cut(position);
    while (depth > 0 && Math.abs(parentheses[depth - 1]) >= position) {
      depth--;
    }
  }

  private int autolink(int i) {
    if (text.startsWith("http://", i + 1) || text.startsWith("https://", i + 1)) {
      int end = i + 1;
      while (!Chars.isSpace(at(end)) && at(end) != '>' && at(end) != '<') {
        end++;
      }
      if (at(end) == '>') {
        out.append(text, keep ? i : i + 1, keep ? end + 1 : end);
        return end + 1;
      }
    }
    out.append('<');
    return i + 1;
  }

  /** Copies a bare address, in which nothing is markup but a backslash. */
  private int address(int i) {
    if (!text.startsWith("http", i)
        || !text.startsWith("://", i + 4) && !text.startsWith("s://", i + 4)
        || Chars.isAsciiAlnum(at(i - 1))) {
      out.append('h');
      return i + 1;
    }
    int end = i;
    int open = 0;
    while (!Chars.isSpace(at(end)) && "<>[]|\"`".indexOf(at(end)) < 0) {
      if (at(end) == '(') {
        open++;
      } else if (at(end) == ')' && --open < 0) {
        break;
      }
      end++;
    }
    while ("*_~".indexOf(at(end - 1)) >= 0) {
      end--;
    }
    for (int j = i; j < end; j++) {
      if (keep || text.charAt(j) != '\\' || !Chars.isAsciiPunctuation(at(j + 1))) {
        out.append(text.charAt(j));
      }
    }
    return end;
  }
}
