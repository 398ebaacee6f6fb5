package io.parley.transforms.filter.documents;

import io.parley.transforms.Phrases;
import java.util.List;

/**
 * The rules of the Colossal Clean Crawled Corpus: Raffel et al., "Exploring the Limits of Transfer
 * Learning with a Unified Text-to-Text Transformer" (JMLR 21, 2020), section 2.2.
 *
 * <p>C4 removes lines and then pages; a row here is kept or rejected as a whole. So it must have
 * three sentences in lines that C4 would have kept: of five words or more, ending as sentences do,
 * without the word "Javascript" and what is said of cookies and terms. C4's list of bad words is
 * not among the rules: {@code filter.signals} knows more. Nor are its language and duplicates,
 * which have stages of their own.
 */
final class C4Rules {
  private static final int LEAST_WORDS = 5;

  private static final Phrases BOILERPLATE = Phrases.load(C4Rules.class, "c4-lines.txt");
  private static final Phrases PLACEHOLDER = Phrases.load(C4Rules.class, "c4-pages.txt");

  /** Those that look at a page as it is. */
  static final List<Bound> OF_PAGES =
      List.of(
          Bound.atMost(0, "lorem_ipsum", d -> has(PLACEHOLDER, d.text()) ? 1 : 0),
          Bound.atMost(0, "curly_brackets", d -> d.text().indexOf('{') >= 0 ? 1 : 0));

  static final List<Bound> ALL =
      List.of(
          OF_PAGES.get(0),
          OF_PAGES.get(1),
          Bound.atLeast(3, "sentences", C4Rules::sentencesRetained));

  private C4Rules() {}

  private static double sentencesRetained(Document document) {
    int sentences = 0;
    for (String line : document.lines()) {
      if (Document.endsSentence(line)
          && Document.wordsOf(line).size() >= LEAST_WORDS
          && !has(BOILERPLATE, line)) {
        sentences += Document.sentences(line);
      }
    }
    return sentences;
  }

  private static boolean has(Phrases phrases, String text) {
    return phrases.within(text, 0, text.length());
  }
}
