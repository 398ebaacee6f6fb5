package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.CodeSpans;
import java.util.function.Predicate;

/**
 * Reads Discord's messages: what is Discord's own becomes Markdown, which {@link Markdown} reads.
 * Of mentions that carry only a number it is left that somebody was meant.
 */
final class DiscordText {
  private static final String FENCE = "```";

  private DiscordText() {}

  /** See {@link MarkupReader#read}. */
  static String read(String post, MarkupConfig config, Predicate<String> repeated) {
    String fenced = post.contains("```") ? fences(TextRepair.lineEnds(post)) : post;
    return Markdown.read(markdown(fenced), config, repeated);
  }

  /** Gives fences of code lines of their own, which Discord does not ask for. */
  private static String fences(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    int open = text.indexOf(FENCE);
    while (open >= 0) {
      int inner = open + FENCE.length();
      int close = text.indexOf(FENCE, inner);
      if (close < 0) {
        break;
      }
      String code = text.substring(inner, close);
      int line = code.indexOf('\n');
      out.append(text, done, open);
      done = close + FENCE.length();
      if (line < 0) {
        out.append(text, open, done); // within a line
      } else {
        boolean language = code.substring(0, line).strip().indexOf(' ') < 0;
        endLine(out);
        out.append(FENCE).append(language ? "" : "\n").append(code);
        endLine(out);
        out.append(FENCE).append(text.startsWith("\n", done) ? "" : "\n");
      }
      open = text.indexOf(FENCE, done);
    }
    return out.append(text, done, text.length()).toString();
  }

  private static void endLine(StringBuilder out) {
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private static String markdown(String post) {
    boolean own =
        post.indexOf('<') >= 0
            || post.contains("||")
            || post.contains(">>> ")
            || post.contains("-# ");
    if (!own) {
      return post;
    }
    String text = TextRepair.lineEnds(post);
    CodeSpans code = CodeSpans.of(text);
    Spoilers spoilers = new Spoilers();
    StringBuilder out = new StringBuilder(text.length());
    boolean quoting = false;
    for (int i = 0; i < text.length(); ) {
      boolean fresh = i == 0 || text.charAt(i - 1) == '\n';
      if (fresh && !quoting && text.startsWith(">>> ", i)) {
        quoting = true; // to the end
        i += 4;
      }
      if (fresh && quoting) {
        out.append("> ");
      }
      if (i < text.length() && code.contain(i)) {
        out.append(text.charAt(i++));
        continue;
      }
      if (fresh && text.startsWith("-# ", i)) {
        i += 3; // small print
        continue;
      }
      i = take(text, i, out, spoilers);
    }
    return out.toString();
  }

  /** The last place where bars can close a spoiler. */
  private static final class Spoilers {
    int last = -2; // not looked for
    boolean inside;
  }

  private static int take(String text, int i, StringBuilder out, Spoilers spoilers) {
    if (i == text.length()) {
      return i;
    }
    if (text.charAt(i) == '<') {
      int close = Tokens.close(text, i);
      String token = close < 0 ? null : Tokens.discord(text.substring(i + 1, close));
      if (token != null) {
        out.append(token);
        return close + 1;
      }
    } else if (text.startsWith("||", i)) {
      spoilers.last = spoilers.last == -2 ? text.lastIndexOf("||") : spoilers.last;
      if (spoilers.inside || i < spoilers.last) {
        spoilers.inside = !spoilers.inside;
        return i + 2;
      }
    }
    out.append(text.charAt(i));
    return i + 1;
  }
}
