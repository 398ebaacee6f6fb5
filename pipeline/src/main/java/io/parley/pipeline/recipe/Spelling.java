package io.parley.pipeline.recipe;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was meant. */
final class Spelling {
  private Spelling() {}

  /** The first of the words with the fewest edits to {@code text}, if these are few enough. */
  static Optional<String> closest(String text, Collection<String> words, int most) {
    String best = null;
    int fewest = most + 1;
    for (String word : words) {
      // A difference in length is that many edits, so no time goes into absurdly long text.
      if (Math.abs(word.length() - text.length()) < fewest) {
        int edits = edits(text, word);
        if (edits < fewest) {
          fewest = edits;
          best = word;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein distance: characters to insert, delete or replace. */
  static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
