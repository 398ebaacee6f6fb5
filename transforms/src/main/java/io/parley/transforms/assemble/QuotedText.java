package io.parley.transforms.assemble;

import io.parley.schemas.Markup;
import io.parley.schemas.Post;
import io.parley.transforms.Attribution;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * The raw text of a post, parted roughly: enough to compare words.
 *
 * @param quoted what it quotes
 * @param own everything else
 * @param attributions the lines that say whom it quotes, in order
 */
record QuotedText(String quoted, String own, List<Attribution> attributions) {
  private static final String OPEN = "<blockquote";
  private static final String CLOSE = "</blockquote>";

  /** Whether a post may quote something; costs a scan. */
  static boolean maybeIn(Post post) {
    return switch (post.markup()) {
      case HTML -> find(post.text(), OPEN, 0) >= 0;
      case MARKDOWN -> post.text().contains("&gt;") || post.text().indexOf('>') >= 0;
      case PLAIN -> post.text().indexOf('>') >= 0;
    };
  }

  static QuotedText of(Post post) {
    return post.markup() == Markup.HTML ? ofHtml(post.text()) : ofLines(post.text());
  }

  private static QuotedText ofHtml(String html) {
    StringBuilder quoted = new StringBuilder();
    StringBuilder own = new StringBuilder();
    List<Attribution> attributions = new ArrayList<>();
    int at = 0;
    while (at < html.length()) {
      int open = find(html, OPEN, at);
      int from = open < 0 ? html.length() : open;
      words(html, at, from, own);
      if (open < 0) {
        break;
      }
      int close = find(html, CLOSE, from);
      int end = close < 0 ? html.length() : close;
      words(html, from, end, quoted);
      at = close < 0 ? end : end + CLOSE.length();
    }
    own.toString().lines().forEach(line -> attribute(line, attributions));
    quoted.toString().lines().forEach(line -> attribute(line, attributions));
    return new QuotedText(quoted.toString(), own.toString(), attributions);
  }

  private static int find(String html, String tag, int from) {
    for (int i = html.indexOf('<', from); i >= 0; i = html.indexOf('<', i + 1)) {
      if (html.regionMatches(true, i, tag, 0, tag.length())) {
        return i;
      }
    }
    return -1;
  }

  /** Appends what stands outside of tags, which end lines. */
  private static void words(String html, int from, int to, StringBuilder out) {
    boolean tag = false;
    for (int i = from; i < to; i++) {
      char c = html.charAt(i);
      if (c == '<' || c == '>') {
        tag = c == '<';
        out.append('\n');
      } else if (!tag) {
        out.append(c);
      }
    }
  }

  /** Of quotes in quotes the outer ones count: they are of what is answered. */
  private static QuotedText ofLines(String text) {
    StringBuilder quoted = new StringBuilder();
    StringBuilder nested = new StringBuilder();
    StringBuilder own = new StringBuilder();
    List<Attribution> attributions = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int words = mark(text, start, end);
      if (words > start) {
        int inner = mark(text, words, end);
        (inner > words ? nested : quoted).append(text, inner, end).append('\n');
      } else {
        own.append(text, start, end).append('\n');
        attribute(text.substring(start, end), attributions);
      }
      start = end + 1;
    }
    String outer = Texts.isBlank(quoted.toString()) ? nested.toString() : quoted.toString();
    return new QuotedText(outer, own.toString(), attributions);
  }

  /** Where the words behind a quote's sign begin; the same index where there is none. */
  private static int mark(String text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    if (at < end && text.charAt(at) == '>') {
      return at + 1;
    }
    return text.startsWith("&gt;", at) ? at + 4 : start;
  }

  private static void attribute(String line, List<Attribution> attributions) {
    String words = Texts.strip(line);
    if (Attribution.mayEnd(words, 0, words.length())) {
      Attribution attribution = Attribution.of(words);
      if (attribution != null && !attribution.name().isEmpty()) {
        attributions.add(attribution);
      }
    }
  }
}
