package io.parley.transforms.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often terms occur, and in how many documents, by language, while it is counted. */
final class Vocabulary {
  private final Map<String, Map<String, Counted>> languages = new HashMap<>();
  private int size;
  private long documents;

  /** One term. */
  private static final class Counted {
    private long occurrences;
    private long documents;
    private long lastDocument;
  }

  /** Counts the terms of one document. */
  void addDocument(String language, Stream<String> terms) {
    documents++;
    terms.forEach(
        term -> {
          Counted counted = counted(language, term);
          counted.occurrences++;
          if (counted.lastDocument != documents) {
            counted.lastDocument = documents;
            counted.documents++;
          }
        });
  }

  /** Adds what was counted elsewhere, in other documents. */
  void add(VocabularyEntry entry) {
    Counted counted = counted(entry.language(), entry.term());
    counted.occurrences += entry.occurrences();
    counted.documents += entry.documents();
  }

  /** How many different terms there are. */
  int size() {
    return size;
  }

  /** All entries in their order; the vocabulary is empty afterwards. */
  List<VocabularyEntry> drain() {
    List<VocabularyEntry> entries = new ArrayList<>(size);
    languages.forEach(
        (language, terms) ->
            terms.forEach(
                (term, counted) ->
                    entries.add(
                        new VocabularyEntry(
                            language, term, counted.occurrences, counted.documents))));
    languages.clear();
    size = 0;
    entries.sort(null);
    return entries;
  }

  private Counted counted(String language, String term) {
    return languages
        .computeIfAbsent(language, l -> new HashMap<>())
        .computeIfAbsent(
            term,
            t -> {
              size++;
              return new Counted();
            });
  }
}
