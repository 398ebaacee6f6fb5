package io.parley.transforms.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;

/**
 * Tells languages of one script apart, by the character n-grams of OpenNLP's language model (103
 * languages, trained on the Leipzig corpora). The model is asked directly: the library's detector
 * first runs expressions over the text that backtrack, and ranks languages of all scripts.
 *
 * <p>Immutable and safe for threads; one a JVM, for it takes a second to load and about 70 MB.
 */
final class LanguageModel {
  private static final String RESOURCE = "/langdetect-183.bin";

  /** The model was trained on n-grams of 1 to 3 characters. */
  private static final int LONGEST_NGRAM = 3;

  private record Candidate(int outcome, String language, double weight) {}

  private final MaxentModel model;
  private final Map<UnicodeScript, List<Candidate>> candidates;

  private LanguageModel(MaxentModel model) {
    this.model = model;
    this.candidates = candidates(model);
  }

  /** The one of this JVM, loaded at the first call. */
  static LanguageModel get() {
    return Holder.MODEL;
  }

  /** A language and by how much it leads. */
  record Best(String language, double lead) {}

  /** Whether it knows several languages of this script. */
  boolean knows(UnicodeScript script) {
    return candidates.containsKey(script);
  }

  /**
   * The likeliest language of a text.
   *
   * @param text in lower case, words apart by one space
   * @return with the ratio of its score to that of the next language, 1 or more
   */
  Best best(UnicodeScript script, String text) {
    double[] scores = model.eval(ngrams(text));
    String language = null;
    double first = 0;
    double second = 0;
    for (Candidate candidate : candidates.get(script)) {
      double score = scores[candidate.outcome] * candidate.weight;
      if (candidate.language.equals(language)) {
        first = Math.max(first, score);
      } else if (score > first) {
        second = first;
        first = score;
        language = candidate.language;
      } else {
        second = Math.max(second, score);
      }
    }
    return new Best(language, first / second);
  }

  /** Each once: that is what the model was trained on. Their order fixes the order of summation. */
  private static String[] ngrams(String text) {
    Set<String> ngrams = new LinkedHashSet<>();
    for (int length = 1; length <= LONGEST_NGRAM; length++) {
      for (int i = 0; i + length <= text.length(); i++) {
        ngrams.add(text.substring(i, i + length));
      }
    }
    return ngrams.toArray(String[]::new);
  }

  private static Map<UnicodeScript, List<Candidate>> candidates(MaxentModel model) {
    Map<UnicodeScript, List<Candidate>> candidates = new EnumMap<>(UnicodeScript.class);
    for (Languages.Entry entry : Languages.OF_MODEL) {
      int outcome = model.getIndex(entry.inModel());
      if (outcome < 0) {
        throw new IllegalStateException("the language model has no " + entry.inModel());
      }
      candidates
          .computeIfAbsent(entry.script(), script -> new ArrayList<>())
          .add(new Candidate(outcome, entry.language(), entry.weight()));
    }
    return candidates;
  }

  private static final class Holder {
    static final LanguageModel MODEL = load();

    private static LanguageModel load() {
      try (InputStream in = LanguageModel.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("not on the class path: " + RESOURCE);
        }
        return new LanguageModel(new LanguageDetectorModel(in).getMaxentModel());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
