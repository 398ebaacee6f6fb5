package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.CodeSpans;
import io.parley.transforms.clean.text.Entities;
import io.parley.transforms.clean.text.Fences;
import java.util.function.Predicate;

/**
 * Cleans Markdown that stays Markdown: character references outside code are decoded and quotes
 * that only repeat what was read are left out.
 */
public final class MarkdownSource {
  private MarkdownSource() {}

  /**
   * Cleans a post.
   *
   * @param text with {@code \n} line ends
   * @param repeated tells the quotes, as plain text, that are to be left out
   */
  public static String clean(String text, Predicate<String> repeated) {
    if (text.indexOf('&') < 0 && text.indexOf('>') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    StringBuilder prose = new StringBuilder();
    Fences fences = new Fences();
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      if (!fences.inside() && isQuote(text, start, end)) {
        int from = start;
        StringBuilder quote = new StringBuilder();
        while (start <= text.length() && isQuote(text, start, end)) {
          quote.append(text, text.indexOf('>', start) + 1, end).append('\n');
          start = end + 1;
          end = Chars.lineEnd(text, Math.min(start, text.length()));
        }
        if (!repeated.test(MarkdownText.read(quote.toString(), repeated))) {
          prose.append(text, from, Math.min(start, text.length()));
        }
        continue;
      }
      boolean code = fences.take(text, start, end) || isIndented(text, start, end);
      if (code) {
        decode(prose, out);
        out.append(text, start, end).append('\n');
      } else {
        prose.append(text, start, end).append('\n');
      }
      start = end + 1;
    }
    decode(prose, out);
    return out.toString();
  }

  private static boolean isQuote(String text, int start, int end) {
    int from = start;
    while (from < end && from < start + 3 && text.charAt(from) == ' ') {
      from++;
    }
    return from < end && text.charAt(from) == '>' && Quotes.opens(text, from);
  }

  private static boolean isIndented(String text, int start, int end) {
    return text.startsWith("    ", start) && start + 4 < end || text.startsWith("\t", start);
  }

  /** Moves prose to {@code out}, decoding all of it but inline code. */
  private static void decode(StringBuilder prose, StringBuilder out) {
    String text = prose.toString();
    prose.setLength(0);
    CodeSpans code = CodeSpans.of(text);
    for (int i = 0; i < text.length(); ) {
      int end = text.charAt(i) == '&' && !code.contain(i) ? Entities.decodeAt(text, i, out) : i;
      if (end == i) {
        out.append(text.charAt(i));
        end++;
      }
      i = end;
    }
  }
}
