package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Fences;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Cleans Markdown that stays Markdown: character references outside code are decoded, links lose
 * what the recipe does not want of them, and quotes that only repeat what was read are left out.
 */
final class MarkdownSource {
  private final String text;
  private final MarkupConfig config;
  private final Map<String, String> references;
  private final StringBuilder out;
  private final StringBuilder prose = new StringBuilder();

  private MarkdownSource(String text, MarkupConfig config) {
    this.text = text;
    this.config = config;
    this.references = LinkDefinitions.of(text);
    this.out = new StringBuilder(text.length());
  }

  /**
   * Cleans a post.
   *
   * @param text with {@code \n} line ends
   * @param repeated tells the quotes, as plain text, that are to be left out
   */
  static String clean(String text, MarkupConfig config, Predicate<String> repeated) {
    boolean unmarked = text.indexOf('&') < 0 && text.indexOf('>') < 0 && text.indexOf('[') < 0;
    return unmarked ? text : new MarkdownSource(text, config).clean(repeated);
  }

  private String clean(Predicate<String> repeated) {
    Fences fences = new Fences();
    for (int start = 0; start <= text.length(); ) {
      int end = Chars.lineEnd(text, start);
      if (!fences.inside() && isQuote(start, end)) {
        int from = start;
        StringBuilder quote = new StringBuilder();
        while (start <= text.length() && isQuote(start, end)) {
          quote.append(text, text.indexOf('>', start) + 1, end).append('\n');
          start = end + 1;
          end = Chars.lineEnd(text, Math.min(start, text.length()));
        }
        if (!repeated.test(MarkdownText.read(quote.toString(), config, repeated))) {
          prose.append(text, from, Math.min(start, text.length()));
        }
        continue;
      }
      if (fences.take(text, start, end) || isIndented(start, end)) {
        flush();
        out.append(text, start, end).append('\n');
      } else if (start == end) {
        flush(); // a backtick has no partner behind the paragraph's end
        out.append('\n');
      } else if (config.links() == LinkMode.TARGET || !isDefinition(start, end)) {
        prose.append(text, start, end).append('\n');
      }
      start = end + 1;
    }
    flush();
    return out.toString();
  }

  private boolean isDefinition(int start, int end) {
    int from = start;
    while (from < end && text.charAt(from) == ' ') {
      from++;
    }
    return from < end && LinkDefinitions.is(text, from, end);
  }

  private boolean isQuote(int start, int end) {
    int from = start;
    while (from < end && from < start + 3 && text.charAt(from) == ' ') {
      from++;
    }
    return from < end && text.charAt(from) == '>' && Quotes.opens(text, from);
  }

  private boolean isIndented(int start, int end) {
    return text.startsWith("    ", start) && start + 4 < end || text.startsWith("\t", start);
  }

  private void flush() {
    out.append(MarkdownInline.read(prose.toString(), references, config));
    prose.setLength(0);
  }
}
