package io.parley.transforms.terms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final LinkedHashMap<String, List<String>> recent = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

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
    return characters;
  }

  private void addTo(List<String> all, String text) {
    for (int from = 0; from < text.length(); ) {
      int found = text.indexOf(BREAK, from);
      int to = found < 0 ? text.length() : found;
      if (to > from) {
        all.addAll(paragraph(text.substring(from, to)));
      }
      from = to + BREAK.length();
    }
  }

  private List<String> paragraph(String text) {
    List<String> known = recent.get(text);
    if (known != null) {
      return known;
    }
    List<String> found = terms.of(language, text);
    recent.put(text, found);
    characters += text.length();
    var eldest = recent.entrySet().iterator();
    while (characters > MOST_CHARACTERS) {
      Map.Entry<String, List<String>> gone = eldest.next();
      characters -= gone.getKey().length();
      eldest.remove();
    }
    return found;
  }
}
