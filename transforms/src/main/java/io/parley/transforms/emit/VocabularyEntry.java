package io.parley.transforms.emit;

import java.util.Comparator;

/**
 * A line of the vocabulary. The order is by language, the most frequent first.
 *
 * @param language BCP 47
 * @param occurrences in all rows
 * @param documents the rows it occurs in
 */
record VocabularyEntry(String language, String term, long occurrences, long documents)
    implements Comparable<VocabularyEntry> {
  private static final Comparator<VocabularyEntry> ORDER =
      Comparator.comparing(VocabularyEntry::language)
          .thenComparing(VocabularyEntry::documents, Comparator.reverseOrder())
          .thenComparing(VocabularyEntry::occurrences, Comparator.reverseOrder())
          .thenComparing(VocabularyEntry::term);

  @Override
  public int compareTo(VocabularyEntry other) {
    return ORDER.compare(this, other);
  }
}
