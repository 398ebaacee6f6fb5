package io.parley.transforms.clean.markup;

import io.parley.transforms.Texts;
import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.Backticks;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Entities;
import io.parley.transforms.clean.text.Fences;
import java.util.function.Predicate;

/**
 * Reads Slack's mrkdwn: {@code *bold* _italic_ ~struck~}, tokens between angle brackets, three
 * backticks anywhere for a block of code, an escaped {@code >} for quotes, and {@code & < >}
 * escaped.
 */
final class SlackText {
  private static final String MARKS = "*_~";

  /** Stands where a mark of emphasis was. */
  private static final char MATCHED = '\0';

  private final MarkupConfig config;
  private final Predicate<String> repeated;
  private final StringBuilder out = new StringBuilder();

  private SlackText(MarkupConfig config, Predicate<String> repeated) {
    this.config = config;
    this.repeated = repeated;
  }

  /** See {@link MarkupReader#read}. */
  static String read(String post, MarkupConfig config, Predicate<String> repeated) {
    SlackText reader = new SlackText(config, repeated);
    reader.read(TextRepair.lineEnds(post));
    return reader.out.toString();
  }

  private void read(String text) {
    int done = 0;
    int fence = text.indexOf("```");
    while (fence >= 0) {
      int close = text.indexOf("```", fence + 3);
      if (close < 0) {
        break;
      }
      lines(text.substring(done, fence));
      code(Texts.unescapeApi(text.substring(fence + 3, close)));
      done = close + 3;
      while (done < text.length() && text.charAt(done) == ' ') {
        done++;
      }
      if (done < text.length() && text.charAt(done) == '\n') {
        done++;
      }
      fence = text.indexOf("```", done);
    }
    lines(text.substring(done));
  }

  private void code(String code) {
    String inner = code.startsWith("\n") ? code.substring(1) : code;
    if (inner.isBlank()) {
      return;
    }
    newLine();
    Fences.write("", inner.stripTrailing(), out);
    out.append('\n');
  }

  private void newLine() {
    while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private void lines(String text) {
    StringBuilder quote = null;
    boolean rest = false; // of the message is quoted: &gt;&gt;&gt;
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      int body = rest ? start : quoteBody(text, start, end);
      if (body >= 0) {
        rest |= text.startsWith("&gt;&gt;&gt;", start) || text.startsWith(">>>", start);
        quote = quote == null ? new StringBuilder() : quote.append('\n');
        inline(text.substring(body, end), quote);
      } else {
        quote = endQuote(quote);
        inline(text.substring(start, end), out);
        if (end < text.length()) {
          out.append('\n');
        }
      }
      start = end + 1;
    }
    endQuote(quote);
  }

  /** Where a quoted line's text begins; -1 where the line is not quoted. */
  private static int quoteBody(String text, int start, int end) {
    for (String sign : new String[] {"&gt;&gt;&gt;", "&gt;", ">>>", ">"}) {
      if (text.startsWith(sign, start) && (sign.charAt(0) == '&' || Quotes.opens(text, start))) {
        int body = start + sign.length();
        return body < end && text.charAt(body) == ' ' ? body + 1 : body;
      }
    }
    return -1;
  }

  private StringBuilder endQuote(StringBuilder quote) {
    if (quote != null) {
      String said = quote.toString();
      if (!said.isBlank() && !repeated.test(said)) {
        newLine();
        out.append(Quotes.mark(said)).append("\n\n");
      }
    }
    return null;
  }

  private void inline(String line, StringBuilder to) {
    if (isBare(line)) {
      to.append(line);
      return;
    }
    Backticks backticks = new Backticks(line, 0, line.length());
    StringBuilder shown = new StringBuilder(line.length());
    Emphasis emphasis = new Emphasis();
    for (int i = 0; i < line.length(); ) {
      char c = line.charAt(i);
      int partner = c == '`' ? backticks.partner(i) : -1;
      if (partner >= 0) {
        int end = partner + Backticks.length(line, i, line.length());
        shown.append(Texts.unescapeApi(line.substring(i, end)));
        i = end;
      } else if (c == '<') {
        i = token(line, i, shown);
      } else if (c == '&') {
        int end = Entities.decodeAt(line, i, shown);
        shown.append(end == i ? "&" : "");
        i = end == i ? i + 1 : end;
      } else if (MARKS.indexOf(c) >= 0) {
        i = mark(line, i, shown, emphasis);
      } else {
        shown.append(c == MATCHED ? ' ' : c);
        i++;
      }
    }
    emphasis.resolve(shown, MATCHED);
    for (int i = 0; i < shown.length(); i++) {
      if (shown.charAt(i) != MATCHED) {
        to.append(shown.charAt(i));
      } else if (config.markdown()) {
        to.append("**");
      }
    }
  }

  private static boolean isBare(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`' || c == '<' || c == '&' || c == MATCHED || MARKS.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  private int token(String line, int i, StringBuilder shown) {
    int close = Tokens.close(line, i);
    String token = close < 0 ? null : Tokens.slack(line.substring(i + 1, close), config);
    shown.append(token == null ? "<" : Texts.unescapeApi(token));
    return token == null ? i + 1 : close + 1;
  }

  /** Slack's emphasis needs a word's edge outside and something visible inside. */
  private int mark(String line, int i, StringBuilder shown, Emphasis emphasis) {
    char mark = line.charAt(i);
    char before = i == 0 ? ' ' : line.charAt(i - 1);
    char after = i + 1 == line.length() ? ' ' : line.charAt(i + 1);
    boolean opens = isEdge(before) && !Chars.isSpace(after) && after != mark;
    boolean closes = !Chars.isSpace(before) && before != mark && isEdge(after);
    // Markdown has the others, too.
    if ((opens || closes) && (mark == '*' || !config.markdown())) {
      emphasis.add(mark, shown.length(), 1, opens, closes);
    }
    shown.append(mark);
    return i + 1;
  }

  private static boolean isEdge(char c) {
    return Chars.isSpace(c) || Chars.isPunctuation(c) || Chars.isCjk(c);
  }
}
