package io.parley.transforms.clean.debris;

import java.util.Collection;

/**
 * Whom a post thanks by full name: {@code Thanks to Ann B. Lee for the patch}. Nothing goes, but
 * the name is that of a person who is likely to write there too.
 */
final class Credits {
  private static final String CUE = "hanks to ";
  private static final int MAX_WORDS = 4;

  private Credits() {}

  static void read(String post, Collection<String> names) {
    for (int at = post.indexOf(CUE); at >= 0; at = post.indexOf(CUE, at + 1)) {
      String name = name(post, at + CUE.length());
      if (name.indexOf(' ') > 0 && GivenNames.isPerson(name)) {
        names.add(name);
      }
    }
  }

  /** The words in capitals that begin at an index. */
  private static String name(String post, int from) {
    int end = from;
    int start = from;
    for (int words = 0; words < MAX_WORDS; words++) {
      int at = start;
      while (at < post.length() && isLetter(post, at)) {
        at++;
      }
      if (at == start || !Character.isUpperCase(post.charAt(start))) {
        break;
      }
      end = at;
      start = at + 1;
      if (at == post.length() || post.charAt(at) != ' ') {
        break;
      }
    }
    return post.substring(from, end);
  }

  /** Of a name, or the dot behind an initial. */
  private static boolean isLetter(String post, int at) {
    char c = post.charAt(at);
    return Character.isLetter(c)
        || c == '-'
        || c == '.' && Character.isUpperCase(post.charAt(at - 1));
  }
}
