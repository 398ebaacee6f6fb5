package io.parley.transforms.terms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Finds the terms of texts in any language. For one thread. */
final class Terms {
  /**
   * Their tokenizers look up to 1,024 characters ahead at every character of a run of punctuation:
   * 20 KB/s, unless runs are short.
   */
  private static final Set<String> SLOW_ON_PUNCTUATION = Set.of("ja", "ko");

  /** What stands for private data, such as {@code <EMAIL>}, is nobody's word. */
  private static final Pattern TAG = Pattern.compile("<[A-Z]{2,16}>");

  private final LanguageAnalyzers analyzers = new LanguageAnalyzers();

  /**
   * The terms of a text in their order, repetitions included, none of them empty.
   *
   * @param language BCP 47; null for a language that is not known
   */
  List<String> of(String language, String text) {
    boolean slow = language != null && SLOW_ON_PUNCTUATION.contains(language);
    String words = TAG.matcher(text).replaceAll(" ");
    String read = slow ? Punctuation.shortened(words) : words;
    Analyzer analyzer = analyzers.of(language);
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", read)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String whole = withoutHalves(term);
        if (!whole.isEmpty()) {
          terms.add(whole);
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return terms;
  }

  /** Tokenizers that read text in pieces of 1,024 characters cut surrogate pairs in two. */
  private static String withoutHalves(CharSequence term) {
    int length = term.length();
    StringBuilder whole = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = term.charAt(i);
      if (!Character.isSurrogate(c)) {
        whole.append(c);
      } else if (i + 1 < length && Character.isSurrogatePair(c, term.charAt(i + 1))) {
        whole.append(c).append(term.charAt(++i));
      }
    }
    return whole.toString();
  }
}
