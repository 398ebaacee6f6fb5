package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * Words that announce a kind of private data. A word of ASCII letters is found as a whole word; one
 * that ends in {@code *} with any ending.
 */
final class Cues {
  private final String[] words;

  /** Of lower-case words with blanks between; an underscore is a blank inside a cue. */
  Cues(String words) {
    this.words = words.split(" ");
    for (int i = 0; i < this.words.length; i++) {
      this.words[i] = this.words[i].replace('_', ' ');
    }
  }

  /** Whether one stands on the line before an index, at most {@code reach} characters away. */
  boolean before(Scan scan, int at, int reach) {
    return in(scan.lineBefore(at, reach));
  }

  /** Whether one is in a lower-case text. */
  boolean in(String text) {
    for (String word : words) {
      boolean open = word.endsWith("*");
      String cue = open ? word.substring(0, word.length() - 1) : word;
      for (int i = text.indexOf(cue); i >= 0; i = text.indexOf(cue, i + 1)) {
        int end = i + cue.length();
        boolean starts = i == 0 || !joins(text.charAt(i - 1), cue.charAt(0));
        boolean ends =
            open || end == text.length() || !joins(text.charAt(end), cue.charAt(cue.length() - 1));
        if (starts && ends) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean joins(char neighbour, char edge) {
    return Chars.isAsciiLetter(edge) && Chars.isAsciiLetter(neighbour);
  }
}
