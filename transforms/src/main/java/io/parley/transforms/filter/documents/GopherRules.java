package io.parley.transforms.filter.documents;

import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The quality and repetition filters of MassiveText, with its numbers: Rae et al., "Scaling
 * Language Models: Methods, Analysis & Insights from Training Gopher" (arXiv:2112.11446), appendix
 * A.1.1, "Quality Filtering" and "Repetition Removal" with table A1.
 *
 * <p>Words of Chinese, Japanese and Korean are as {@link Document} cuts them; the length of words
 * says nothing where such are most, and the English stop words nothing of other languages. A most
 * frequent run counts only where it occurs twice. Lengths of runs are those of their words.
 */
final class GopherRules {
  private static final Set<String> STOP_WORDS =
      Set.of("the", "be", "to", "of", "and", "that", "have", "with");
  private static final String BULLETS = "-*\u2022\u2023\u25cf\u25aa\u00b7\u25e6\u2219";

  static final List<Bound> ALL = rules();

  private GopherRules() {}

  private static List<Bound> rules() {
    List<Bound> rules = new ArrayList<>();
    rules.add(new Bound("words", d -> d.words().size(), 50, 100_000));
    rules.add(new Bound("mean_word_length", GopherRules::meanWordLength, 3, 10));
    rules.add(Bound.atMost(0.1, "hashes_a_word", d -> count(d.text(), "#") / words(d)));
    rules.add(Bound.atMost(0.1, "ellipses_a_word", d -> ellipses(d) / words(d)));
    rules.add(
        Bound.atMost(
            0.9, "bullet_lines", d -> share(d.lines(), s -> BULLETS.indexOf(s.charAt(0)) >= 0)));
    rules.add(Bound.atMost(0.3, "ellipsis_lines", d -> share(d.lines(), GopherRules::trailsOff)));
    rules.add(
        Bound.atLeast(0.8, "words_with_letters", d -> share(d.words(), GopherRules::hasLetter)));
    rules.add(Bound.atLeast(2, "stop_words", GopherRules::stopWords));
    rules.add(Bound.atMost(0.3, "repeated_lines", d -> Repeats.share(d.lines())));
    rules.add(Bound.atMost(0.3, "repeated_paragraphs", d -> Repeats.share(d.paragraphs())));
    rules.add(
        Bound.atMost(
            0.2, "repeated_line_chars", d -> Repeats.shareOfCharacters(d.lines(), d.text())));
    rules.add(
        Bound.atMost(
            0.2,
            "repeated_paragraph_chars",
            d -> Repeats.shareOfCharacters(d.paragraphs(), d.text())));
    addTop(rules, 2, 0.20);
    addTop(rules, 3, 0.18);
    addTop(rules, 4, 0.16);
    addRepeated(rules, 5, 0.15);
    addRepeated(rules, 6, 0.14);
    addRepeated(rules, 7, 0.13);
    addRepeated(rules, 8, 0.12);
    addRepeated(rules, 9, 0.11);
    addRepeated(rules, 10, 0.10);
    return List.copyOf(rules);
  }

  private static void addTop(List<Bound> rules, int size, double most) {
    String name = "most_frequent_" + size + "_words";
    rules.add(Bound.atMost(most, name, d -> Repeats.mostFrequentRun(d.words(), size, d.text())));
  }

  private static void addRepeated(List<Bound> rules, int size, double most) {
    String name = "repeated_" + size + "_words";
    rules.add(Bound.atMost(most, name, d -> Repeats.repeatedRuns(d.words(), size, d.text())));
  }

  private static double words(Document document) {
    return Math.max(1, document.words().size());
  }

  private static double meanWordLength(Document document) {
    long length = 0;
    long cjk = 0;
    for (String word : document.words()) {
      length += word.codePointCount(0, word.length());
      cjk += Texts.isCjk(word.charAt(0)) ? 1 : 0;
    }
    return 2 * cjk > document.words().size() ? Double.NaN : length / words(document);
  }

  private static double stopWords(Document document) {
    if (!document.isEnglish()) {
      return Double.NaN;
    }
    Set<String> found = new HashSet<>();
    for (String word : document.words()) {
      if (word.length() <= 4) {
        found.add(word.toLowerCase(Locale.ROOT));
      }
    }
    found.retainAll(STOP_WORDS);
    return found.size();
  }

  private static double ellipses(Document document) {
    return count(document.text(), "...") + count(document.text(), "\u2026");
  }

  private static boolean trailsOff(String line) {
    return line.endsWith("...") || line.endsWith("\u2026");
  }

  private static boolean hasLetter(String word) {
    return word.codePoints().anyMatch(Character::isLetter);
  }

  private static double count(String text, String sign) {
    int count = 0;
    for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length())) {
      count++;
    }
    return count;
  }

  private static double share(List<String> parts, Predicate<String> which) {
    return parts.isEmpty()
        ? Double.NaN
        : (double) parts.stream().filter(which).count() / parts.size();
  }
}
