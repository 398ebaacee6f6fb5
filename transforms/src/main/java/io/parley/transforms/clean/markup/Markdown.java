package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.repair.TextRepair;
import java.util.function.Predicate;

/** Reads Markdown, into text or as what it is. */
final class Markdown {
  /** Without one of these no line or word is marked up, but for what begins lines. */
  private static final boolean[] TRIGGERS = flags("\\`*_~^[<&|\0\r\f\u000B");

  /** At a line's beginning these may mean a list, a heading, a quote or code. */
  private static final boolean[] OPENERS = flags(" \t#>-+=0123456789");

  private Markdown() {}

  /** See {@link MarkupReader#read}. */
  static String read(String post, MarkupConfig config, Predicate<String> repeated) {
    if (isPlain(post)) {
      return post;
    }
    String source = TextRepair.lineEnds(post);
    return config.markdown()
        ? MarkdownSource.clean(source, config, repeated)
        : MarkdownText.read(source, config, repeated);
  }

  /** Whether nothing in a text can be markup: most comments are such. */
  static boolean isPlain(String text) {
    boolean fresh = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (TRIGGERS[c] || fresh && OPENERS[c]) {
          return false;
        }
        fresh = c == '\n';
      } else {
        if (c == 0x85 || c == 0x2028 || c == 0x2029) {
          return false; // line ends, too
        }
        fresh = false;
      }
    }
    return true;
  }

  private static boolean[] flags(String characters) {
    boolean[] flags = new boolean[0x80];
    characters.chars().forEach(c -> flags[c] = true);
    return flags;
  }
}
