package io.parley.transforms.terms;

import io.parley.transforms.Recent;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of one conversation's messages. Its rows share most of their text, so what was found in
 * a paragraph is kept for a while. Paragraphs are analyzed one by one: no word goes across.
 */
final class RecentTerms {
  /** Some tens of megabytes with the terms. */
  private static final int MOST_CHARACTERS = 1 << 21;

  private static final String BREAK = "\n\n";

  private final Terms terms;
  private final String language;
  private final Recent<List<String>> recent = new Recent<>(MOST_CHARACTERS);

  RecentTerms(Terms terms, String language) {
    this.terms = terms;
    this.language = language;
  }

  /** The terms of several texts, one after the other. */
  List<String> of(Iterable<String> texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> addTo(all, text));
    return all;
  }

  /** How much text is remembered. */
  long characters() {
    return recent.characters();
  }

  private void addTo(List<String> all, String text) {
    for (int from = 0; from < text.length(); ) {
      int found = text.indexOf(BREAK, from);
      int to = found < 0 ? text.length() : found;
      if (to > from) {
        all.addAll(recent.of(text.substring(from, to), part -> terms.of(language, part)));
      }
      from = to + BREAK.length();
    }
  }
}
